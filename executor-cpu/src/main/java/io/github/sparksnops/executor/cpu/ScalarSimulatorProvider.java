package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** Offers {@code cpu-scalar}: plain loops that read like the equations, on any machine. */
public final class ScalarSimulatorProvider implements SimulatorProvider {
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
    public Simulator open(SimulatorSettings settings) {
        return new CpuSimulator(ScalarNetwork::new, settings);
    }

    @Override
    public String toString() {
        return name();
    }
}
