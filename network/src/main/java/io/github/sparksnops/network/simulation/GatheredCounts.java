package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;

/** Totals of all neurons, and counts of some of them. */
public final class GatheredCounts implements SpikeCounts {
    private final long[] totals;
    private final int windows;
    private final int[] ids;
    private final short[][] counts;

    /**
     * Takes what was gathered; the arrays are not copied.
     *
     * @param totals spikes in all windows together, shape {@code [neuron]}
     * @param ids of the neurons with counts, ascending
     * @param counts unsigned, shape {@code [place in ids][window]}
     */
    public GatheredCounts(long[] totals, int windows, int[] ids, short[][] counts) {
        require(ids.length == counts.length, "%s neurons, counts of %s", ids.length, counts.length);
        this.totals = totals;
        this.windows = windows;
        this.ids = ids;
        this.counts = counts;
    }

    @Override
    public int neurons() {
        return totals.length;
    }

    @Override
    public int windows() {
        return windows;
    }

    @Override
    public int count(int neuron, int window) {
        return row(neuron)[window] & LARGEST;
    }

    @Override
    public int[] ofNeuron(int neuron) {
        short[] row = row(neuron);
        int[] result = new int[windows];
        for (int w = 0; w < windows; w++) {
            result[w] = row[w] & LARGEST;
        }
        return result;
    }

    private short[] row(int neuron) {
        int place = Arrays.binarySearch(ids, neuron);
        require(place >= 0, "the counts of neuron %s were not asked for", neuron);
        return counts[place];
    }

    @Override
    public long[] totals(int first, int end) {
        return Arrays.copyOfRange(totals, first, end);
    }
}
