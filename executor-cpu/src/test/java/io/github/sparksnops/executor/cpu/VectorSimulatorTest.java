package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;

class VectorSimulatorTest extends SimulatorContract {
    @Override
    protected Simulator open(SimulatorSettings settings) {
        return new VectorSimulatorProvider().open(settings);
    }
}
