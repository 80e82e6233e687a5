package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

import java.nio.ShortBuffer;

/** Counts of all neurons, stored window by window, because a simulation writes one window at a time. */
public final class CountTable implements SpikeCounts {
    private final int neurons;
    private final int windows;
    private final short[] counts;

    /** All zero. */
    public CountTable(int neurons, int windows) {
        require((long) neurons * windows <= Integer.MAX_VALUE - 8, "%s neurons x %s count windows", neurons, windows);
        this.neurons = neurons;
        this.windows = windows;
        this.counts = new short[neurons * windows];
    }

    @Override
    public int neurons() {
        return neurons;
    }

    @Override
    public int windows() {
        return windows;
    }

    @Override
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

    @Override
    public int[] ofNeuron(int neuron) {
        int[] result = new int[windows];
        for (int w = 0; w < windows; w++) {
            result[w] = count(neuron, w);
        }
        return result;
    }

    @Override
    public long[] totals(int first, int end) {
        long[] totals = new long[end - first];
        for (int w = 0; w < windows; w++) {
            for (int i = first; i < end; i++) {
                totals[i - first] += count(i, w);
            }
        }
        return totals;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountTable that
                && neurons == that.neurons
                && windows == that.windows
                && java.util.Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(checksum());
    }
}
