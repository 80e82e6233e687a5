package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.cpu.SimulatorContract;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** The simulator with its resident kernels, on the host. */
class ResidentKernelContractTest extends SimulatorContract {
    @Override
    protected Simulator open(SimulatorSettings settings) {
        return new GpuSimulator(SharedDevice.alone(new HostDevice()), BlockShape::fastest, settings);
    }
}
