package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.cpu.SimulatorContract;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import org.junit.jupiter.api.Tag;

/** The simulator on a GPU. */
@Tag("gpu")
class GpuContractTest extends SimulatorContract {
    @Override
    protected Simulator open(SimulatorSettings settings) {
        return new GpuSimulatorProvider().open(settings);
    }
}
