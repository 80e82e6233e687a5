package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.NetworkSpec;

/**
 * Spike counts of one network: unsigned 16 bits per (neuron, count window). Neurons are numbered through the populations. Totals are
 * there for all neurons; counts of single windows for those that were asked for ({@link CountSelection}).
 */
public sealed interface SpikeCounts permits CountTable, GatheredCounts {
    /** Largest count that fits. */
    int LARGEST = 0xFFFF;

    int neurons();

    int windows();

    /**
     * Spikes of a neuron in a window.
     *
     * @throws IllegalArgumentException where the neuron's counts were not asked for
     */
    int count(int neuron, int window);

    /**
     * Counts of one neuron in all windows, shape {@code [window]}.
     *
     * @throws IllegalArgumentException where they were not asked for
     */
    int[] ofNeuron(int neuron);

    /** Spikes of each neuron in all windows together, for neurons first .. end - 1; shape {@code [neuron]}. */
    long[] totals(int first, int end);

    /**
     * Order-dependent checksum over the integers (64-bit FNV-1a), equal on all simulators for equal counts.
     *
     * @throws IllegalArgumentException where not all counts were asked for
     */
    default long checksum() {
        long hash = 0xcbf29ce484222325L;
        for (int w = 0; w < windows(); w++) {
            for (int i = 0; i < neurons(); i++) {
                hash = (hash ^ count(i, w)) * 0x100000001b3L;
            }
        }
        return hash;
    }

    /**
     * The most that a neuron can fire in one window: once per refractory time and step.
     *
     * @return at most {@link #LARGEST} where counts are exact; more must be refused
     */
    static long mostPerWindow(NetworkSpec spec, SimulationWindow window) {
        return StepConstants.of(spec, window).populations().stream()
                .mapToLong(population ->
                        window.countWindowSteps() / (population.neuron().refractorySteps() + 1) + 1)
                .max()
                .orElse(0);
    }

    /** Bytes that counts of this shape take. */
    static long bytes(long neurons, long windows) {
        return neurons * windows * Short.BYTES;
    }
}
