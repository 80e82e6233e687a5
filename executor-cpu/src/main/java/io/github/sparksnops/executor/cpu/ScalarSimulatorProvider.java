package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** Offers {@code cpu-scalar}: plain loops that read like the equations, on any machine. */
public final class ScalarSimulatorProvider implements SimulatorProvider {
    /** 25.2 us a step for the 3,125 neurons of the published networks (docs/performance.md). */
    private static final double NANOSECONDS_PER_NEURON_STEP = 8.1;

    @Override
    public String name() {
        return "cpu-scalar";
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Availability probe() {
        return new Availability.Usable(
                Processor.name(),
                Processor.hasFusedMultiplyAdd()
                        ? ""
                        : "this processor has no fused multiply-add: results are the same, but very slow");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        return CpuSimulator.demand(spec, window, ScalarNetwork.bytes(spec), NANOSECONDS_PER_NEURON_STEP);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        return new CpuSimulator(ScalarNetwork::new, settings);
    }

    @Override
    public String toString() {
        return name();
    }
}
