package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.cpu.SimulatorContract;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** The simulator with its general kernel, on the host. */
class GeneralKernelContractTest extends SimulatorContract {
    @Override
    protected Simulator open(SimulatorSettings settings) {
        return new GpuSimulator(
                SharedDevice.alone(new HostDevice()), (network, window, limits) -> BlockShape.general(), settings);
    }
}
