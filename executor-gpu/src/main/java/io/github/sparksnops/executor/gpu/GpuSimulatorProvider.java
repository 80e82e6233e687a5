package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.CudaDevices.CudaDevice;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Offers {@code gpu}: networks on the GPUs that the CUDA driver shows, each simulator on the one that its settings name, or on the one with the fewest others. {@code auto} does not choose it yet, because the
 * kernels have been run on the host only (decision 0009).
 */
public final class GpuSimulatorProvider implements SimulatorProvider {
    /** Behind all others. */
    private static final int PREFERENCE = -1;
    /** Arithmetic from the rates of an H100, not a measurement: 0.7 to 1.5 us a step of 132 networks side by side. */
    private static final double MICROSECONDS_PER_STEP = 1.5 / 132;
    /** Ten samplings of 50 neurons each, all different. */
    private static final int MOST_SAMPLED = 500;
    /** Of a network's random tables. */
    private static final int BYTES_OF_TABLES = 1 << 17;

    /** Names another kernel than the usual one, to measure it: simulate_13, simulate_25 or simulate_general. */
    static final String KERNEL_PROPERTY = "snops.gpu.kernel";

    private static final String REMEDY = "use --simulator cpu";
    private static final String NOTE =
            "run on the host and assembled for this GPU, but not yet checked on one: compare with --simulator cpu";

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
        return probe(OptionalInt.empty());
    }

    @Override
    public Availability probe(OptionalInt device) {
        try {
            return found(CudaDevices.list(), device);
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

    static Availability found(List<CudaDevice> devices, OptionalInt wanted) {
        if (devices.isEmpty()) {
            return new Availability.Unusable("a CUDA driver, but no GPU on this host", REMEDY);
        }
        if (wanted.isPresent() && wanted.getAsInt() >= devices.size()) {
            return new Availability.Unusable(
                    "the cluster gave GPU " + wanted.getAsInt() + " of this host, but the CUDA driver shows "
                            + devices.size() + ", counted from 0",
                    "let the discovery script give the numbers that CUDA counts by, as conf/gpus.sh does");
        }
        List<String> all = IntStream.range(0, devices.size())
                .filter(ordinal -> isWanted(wanted, ordinal))
                .mapToObj(ordinal -> name(devices, wanted, ordinal))
                .toList();
        String names = String.join(", ", all);
        List<String> usable = usable(devices, wanted).stream()
                .map(ordinal -> name(devices, wanted, ordinal))
                .toList();
        return usable.isEmpty()
                ? new Availability.Unusable(
                        "found " + names + ", but the kernels need compute capability " + CudaDevice.LEAST_CAPABILITY
                                + " and a CUDA driver for CUDA " + CudaDevice.LEAST_CUDA_VERSION,
                        REMEDY + ", a newer GPU or a newer driver")
                : new Availability.Usable(String.join(", ", usable), NOTE);
    }

    /** Which of several it is tells only where it was chosen. */
    private static String name(List<CudaDevice> devices, OptionalInt wanted, int ordinal) {
        return (wanted.isPresent() ? "GPU " + ordinal + ": " : "") + devices.get(ordinal);
    }

    private static boolean isWanted(OptionalInt wanted, int ordinal) {
        return wanted.orElse(ordinal) == ordinal;
    }

    /** Ordinals of the GPUs that the kernels can be compiled for; of the wanted one only, where one is. */
    static List<Integer> usable(List<CudaDevice> devices, OptionalInt wanted) {
        return IntStream.range(0, devices.size())
                .filter(ordinal ->
                        isWanted(wanted, ordinal) && devices.get(ordinal).hasKernels())
                .boxed()
                .toList();
    }

    /**
     * Of the host: memory on the GPU is planned against what is free there when a batch runs. A task has two batches at a time, one that
     * is simulated and one whose statistics are computed, each network with the counts of its sampled neurons.
     */
    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        int multiprocessors;
        try {
            multiprocessors = CudaDevices.list().stream()
                    .mapToInt(CudaDevice::multiprocessors)
                    .max()
                    .orElse(1);
        } catch (LinkageError | CudaDevices.CudaError e) {
            multiprocessors = 1;
        }
        return new SimulationDemand(
                SpikeCounts.bytes(Math.min(spec.neurons(), MOST_SAMPLED), window.countWindows())
                        + (long) Long.BYTES * spec.neurons()
                        + BYTES_OF_TABLES,
                window.steps() * MICROSECONDS_PER_STEP / 1e6,
                GpuSimulator.NETWORKS_PER_MULTIPROCESSOR * multiprocessors);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        GpuSimulator.ShapeChoice shapes = shapes(System.getProperty(KERNEL_PROPERTY));
        try {
            List<Integer> usable = usable(CudaDevices.list(), settings.device());
            SharedDevice gpu = SharedDevice.ofFewestUsers(usable, JCudaDevice::new);
            return new GpuSimulator(gpu, shapes, settings);
        } catch (CudaDevices.CudaError e) {
            throw new SimulatorFailure(e.getMessage());
        }
    }

    static GpuSimulator.ShapeChoice shapes(String kernel) {
        if (kernel == null) {
            return BlockShape::fastest;
        }
        Kernel chosen = Stream.of(Kernel.values())
                .filter(k -> k.entry().equals(kernel) && kernel.startsWith("simulate"))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "-D" + KERNEL_PROPERTY,
                        "there is no kernel '" + kernel + "'",
                        "give simulate_7, simulate_13, simulate_25 or simulate_general, or leave it out"));
        return (network, window, limits) -> BlockShape.preferring(chosen, network, window, limits);
    }
}
