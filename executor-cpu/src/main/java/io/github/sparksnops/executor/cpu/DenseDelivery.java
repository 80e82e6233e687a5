package io.github.sparksnops.executor.cpu;

/** Adds whole rows of counts: the form for networks in which many of all pairs are connected, as in SNOPS (5 to 60 %). */
final class DenseDelivery implements Delivery {
    private final CountRows rows;
    private final int[] sum;
    /** One int a neuron, zero between steps, made when counts first exceed a byte; shape {@code [population][padded]}. */
    private int[][] wide;

    DenseDelivery(CountRows rows) {
        this.rows = rows;
        this.sum = rows.newSum();
    }

    @Override
    public void deliver(int sourceClass, int[] spikes, int spikeCount, VectorPopulation[] populations) {
        if (spikeCount == 0) {
            for (VectorPopulation population : populations) {
                population.quiet(sourceClass);
            }
        } else if (rows.add(spikes, spikeCount, sum)) {
            for (int a = 0; a < populations.length; a++) {
                populations[a].deliver(sourceClass, sum, rows.firstWord(a));
            }
        } else {
            deliverWide(sourceClass, spikes, spikeCount, populations);
        }
    }

    private void deliverWide(int sourceClass, int[] spikes, int spikeCount, VectorPopulation[] populations) {
        if (wide == null) {
            wide = new int[populations.length][];
            for (int a = 0; a < wide.length; a++) {
                wide[a] = VectorLanes.ints(CountRows.paddedSize(populations[a].size()));
            }
        }
        for (int a = 0; a < wide.length; a++) {
            rows.addWide(spikes, spikeCount, a, wide[a]);
            populations[a].deliverWide(sourceClass, wide[a]);
        }
    }
}
