package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.CudaDevices.CudaDevice;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for CUDA GPUs and says what it finds. This version simulates on CPUs only, so it is never usable. */
public final class GpuSimulatorProvider implements SimulatorProvider {
    private static final int PREFERENCE = 100;
    private static final String REMEDY = "use --simulator cpu";

    @Override
    public String name() {
        return "gpu";
    }

    @Override
    public int preference() {
        return PREFERENCE;
    }

    @Override
    public Availability probe() {
        try {
            return found(CudaDevices.list());
        } catch (LinkageError e) {
            // First call: UnsatisfiedLinkError, libcuda.so.1 is missing; later calls: NoClassDefFoundError.
            return new Availability.Unusable(
                    "no CUDA driver on this host",
                    REMEDY + "; a GPU needs NVIDIA's driver (libcuda.so.1) on Linux x86-64");
        } catch (CudaDevices.CudaError e) {
            return new Availability.Unusable(
                    "the CUDA driver does not work: " + e.getMessage(), REMEDY + "; `nvidia-smi` may say more");
        }
    }

    private static Availability found(List<CudaDevice> devices) {
        if (devices.isEmpty()) {
            return new Availability.Unusable("a CUDA driver, but no GPU on this host", REMEDY);
        }
        String names = devices.stream().map(CudaDevice::toString).collect(Collectors.joining(", "));
        return new Availability.Unusable(
                "found " + names + ", but this version simulates on CPUs only",
                REMEDY + "; the GPU simulator comes with a later version");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        throw new IllegalStateException("the gpu simulator is not usable: ask probe() first");
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        throw new IllegalStateException("the gpu simulator is not usable: ask probe() first");
    }
}
