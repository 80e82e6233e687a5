package io.github.sparksnops.jobs;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.List;

/** Simulators whose networks all end alike, at once; never chosen by auto. */
final class StubSimulators {
    private StubSimulators() {}

    /** Every network is silent. */
    public static final class Silent extends Stub {
        public Silent() {
            super("silent-stub");
        }

        @Override
        SimulationResult result(NetworkSpec spec, SimulationWindow window) {
            return new SimulationResult(
                    new SimulationOutcome.Infeasible(InfeasibilityRule.SILENT, 100),
                    new CountTable(spec.neurons(), window.countWindows()),
                    List.of(0L, 0L),
                    List.of(0L, 0L),
                    100,
                    0.01,
                    0.1);
        }
    }

    /** Every run meets an error of the software. */
    public static final class Failing extends Stub {
        public Failing() {
            super("failing-stub");
        }

        @Override
        SimulationResult result(NetworkSpec spec, SimulationWindow window) {
            throw new IllegalStateException("on purpose");
        }
    }

    private abstract static class Stub implements SimulatorProvider {
        private final String name;

        private Stub(String name) {
            this.name = name;
        }

        abstract SimulationResult result(NetworkSpec spec, SimulationWindow window);

        @Override
        public String name() {
            return name;
        }

        @Override
        public int preference() {
            return Integer.MIN_VALUE;
        }

        @Override
        public Availability probe() {
            return new Availability.Usable("imagination", "");
        }

        @Override
        public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
            return new SimulationDemand(1, 0.001);
        }

        @Override
        public Simulator open(SimulatorSettings settings) {
            return new Simulator() {
                @Override
                public List<SimulationResult> run(
                        NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
                    return batch.networks().stream()
                            .map(network -> result(network.spec(), window))
                            .toList();
                }

                @Override
                public void close() {}
            };
        }
    }
}
