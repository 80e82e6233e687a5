package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.NetworkSpec;
import java.nio.ShortBuffer;

/**
 * Spike counts of one network: unsigned 16 bits per (neuron, count window). Neurons are numbered through the populations.
 * Stored window by window, because a simulation writes one window at a time.
 */
public final class SpikeCounts {
    /** Largest count that fits. */
    public static final int LARGEST = 0xFFFF;

    private final int neurons;
    private final int windows;
    private final short[] counts;

    /** All zero. */
    public SpikeCounts(int neurons, int windows) {
        require((long) neurons * windows <= Integer.MAX_VALUE - 8, "%s neurons x %s count windows", neurons, windows);
        this.neurons = neurons;
        this.windows = windows;
        this.counts = new short[neurons * windows];
    }

    public int neurons() {
        return neurons;
    }

    public int windows() {
        return windows;
    }

    /** Spikes of a neuron in a window. */
    public int count(int neuron, int window) {
        return counts[window * neurons + neuron] & 0xFFFF;
    }

    /** Counts one more spike. */
    public void increment(int neuron, int window) {
        counts[window * neurons + neuron]++;
    }

    /**
     * Sets what was counted elsewhere.
     *
     * @throws IllegalArgumentException where the count is negative or above {@link #LARGEST}
     */
    public void set(int neuron, int window, int count) {
        require(count >= 0 && count <= LARGEST, "a count of %s: 0 to %s fit", count, LARGEST);
        counts[window * neurons + neuron] = (short) count;
    }

    /**
     * Sets what a device has counted in some windows.
     *
     * @param rows counts, shape {@code [window][neuron]}, read from the buffer's position on
     * @param stride from one window to the next, at least the neurons
     */
    public void setWindows(int first, int windows, ShortBuffer rows, int stride) {
        for (int w = 0; w < windows; w++) {
            rows.get(rows.position() + w * stride, counts, (first + w) * neurons, neurons);
        }
    }

    /** Counts of one neuron in all windows, shape {@code [window]}. */
    public int[] ofNeuron(int neuron) {
        int[] result = new int[windows];
        for (int w = 0; w < windows; w++) {
            result[w] = count(neuron, w);
        }
        return result;
    }

    /** Spikes of each neuron in all windows together, for neurons first .. end - 1; shape {@code [neuron]}. */
    public long[] totals(int first, int end) {
        long[] totals = new long[end - first];
        for (int w = 0; w < windows; w++) {
            for (int i = first; i < end; i++) {
                totals[i - first] += count(i, w);
            }
        }
        return totals;
    }

    /**
     * The most that a neuron can fire in one window: once per refractory time and step.
     *
     * @return at most {@link #LARGEST} where counts are exact; more must be refused
     */
    public static long mostPerWindow(NetworkSpec spec, SimulationWindow window) {
        return StepConstants.of(spec, window).populations().stream()
                .mapToLong(population ->
                        window.countWindowSteps() / (population.neuron().refractorySteps() + 1) + 1)
                .max()
                .orElse(0);
    }

    /** Bytes that counts of this shape take. */
    public static long bytes(long neurons, long windows) {
        return neurons * windows * Short.BYTES;
    }

    /** Order-dependent checksum over the integers (64-bit FNV-1a), equal on all simulators for equal counts. */
    public long checksum() {
        long hash = 0xcbf29ce484222325L;
        for (short count : counts) {
            hash = (hash ^ (count & 0xFFFF)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeCounts that
                && neurons == that.neurons
                && windows == that.windows
                && java.util.Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(checksum());
    }
}
