package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StepConstants;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a network lies in a block of threads: with its neurons in the registers of few threads ({@code resident.cu}), or in
 * memory ({@code general.cu}).
 *
 * <p>Resident neurons have slots: neuron i of a population is in slot {@code first + i / threads} of thread {@code i % threads}.
 *
 * @param threads of a block, a multiple of 32
 * @param slots neurons of a thread; 0 in a general block
 * @param firstSlots slot of each population's first neuron; empty in a general block
 */
record BlockShape(Kernel kernel, int threads, int slots, List<Integer> firstSlots) {
    /** Shared memory of a block besides its lists; {@code BLOCK_BYTES} of network.cuh. */
    static final int BLOCK_BYTES = 2048;

    static final int WARP = 32;
    private static final int GENERAL_THREADS = 512;
    /** That a block has room to count for. */
    static final int MOST_CLASSES = 16;

    /** Compiled into the resident kernels; those that a network has not stay at zero. */
    static final int RESIDENT_CLASSES = 3;

    /** Steps whose stimulus is kept; {@code KEPT_STEPS} of resident.cuh. */
    private static final int KEPT_STEPS = 64;

    private static final int SIXTEEN_BITS = 1 << 16;

    BlockShape {
        firstSlots = List.copyOf(firstSlots);
    }

    /** A resident kernel: so many neurons a thread, at most so many threads. */
    private record Resident(Kernel kernel, int slots, int mostThreads) {}

    private static final List<Resident> RESIDENT = List.of(
            new Resident(Kernel.SIMULATE_7, 7, 512),
            new Resident(Kernel.SIMULATE_13, 13, 256),
            new Resident(Kernel.SIMULATE_25, 25, 128));

    /** The shape that should simulate a network fastest: its state in registers, 7 neurons a thread, where it fits there. */
    static BlockShape fastest(Network network, SimulationWindow window, DeviceLimits limits) {
        return preferring(Kernel.SIMULATE_7, network, window, limits);
    }

    /** The shape for a kernel; the general one where the network does not fit into it. */
    static BlockShape preferring(Kernel kernel, Network network, SimulationWindow window, DeviceLimits limits) {
        return kernel == Kernel.SIMULATE_GENERAL
                ? general()
                : resident(kernel, network.spec(), window, StepSpikes.of(network, window), limits)
                        .orElseGet(() -> general());
    }

    /** Shape for a resident kernel, in the fewest threads; empty where the network does not fit. */
    static Optional<BlockShape> resident(
            Kernel kernel, NetworkSpec spec, SimulationWindow window, StepSpikes spikes, DeviceLimits limits) {
        if (fits(spec, window, spikes, limits)) {
            for (int threads = WARP; threads <= resident(kernel).mostThreads(); threads += WARP) {
                Optional<BlockShape> shape = inThreads(kernel, threads, spec);
                if (shape.isPresent()) {
                    return shape;
                }
            }
        }
        return Optional.empty();
    }

    private static Resident resident(Kernel kernel) {
        return RESIDENT.stream()
                .filter(resident -> resident.kernel() == kernel)
                .findFirst()
                .orElseThrow();
    }

    /** Classes are compiled in; ids and refractory counters have 16 bits; the lists are in shared memory. */
    private static boolean fits(NetworkSpec spec, SimulationWindow window, StepSpikes spikes, DeviceLimits limits) {
        for (int p = 0; p < spec.classes(); p++) {
            if (spec.classSize(p) > SIXTEEN_BITS) {
                return false;
            }
        }
        return spec.classes() <= RESIDENT_CLASSES
                && BLOCK_BYTES + listBytes(spikes) <= limits.sharedBytes()
                && StepConstants.of(spec, window).populations().stream()
                        .allMatch(population -> population.neuron().refractorySteps() < SIXTEEN_BITS);
    }

    /** Lists of the stimuli in the steps that are kept, and of the neurons in steps of either parity. */
    private static long listBytes(StepSpikes spikes) {
        return Short.BYTES * ((long) KEPT_STEPS * spikes.stimuli() + 2L * spikes.neurons());
    }

    /** Shape of a network of at most three classes in so many threads; empty where these have too few slots. */
    static Optional<BlockShape> inThreads(Kernel kernel, int threads, NetworkSpec spec) {
        int slots = resident(kernel).slots();
        List<Integer> first = new ArrayList<>();
        int used = 0;
        for (Population population : spec.populations()) {
            first.add(used);
            used += (population.size() + threads - 1) / threads;
        }
        return used <= slots && spec.classes() <= RESIDENT_CLASSES
                ? Optional.of(new BlockShape(kernel, threads, slots, first))
                : Optional.empty();
    }

    /** State in memory, any number of neurons. */
    static BlockShape general() {
        return new BlockShape(Kernel.SIMULATE_GENERAL, GENERAL_THREADS, 0, List.of());
    }

    boolean resident() {
        return slots > 0;
    }

    /** Bytes that a thread's part of a row of counts takes: a whole number of the loads that read it. */
    int rowPart() {
        return slots <= 4 ? 4 : slots <= 8 ? 8 : (slots + 15) / 16 * 16;
    }

    int rowBytes() {
        return threads * rowPart();
    }

    /** Dynamic shared memory of a block. */
    int sharedBytes(StepSpikes spikes) {
        return Math.toIntExact(BLOCK_BYTES + (resident() ? listBytes(spikes) : 0));
    }
}
