package io.github.sparksnops.executor.cpu;

/** Adds one at each target: the form for sparse networks and for pairs with more synapses than a byte counts. */
final class ScatterDelivery implements Delivery {
    private final TargetLists[] lists;
    /** One int a neuron, zero between steps; shape {@code [population][padded]}. */
    private final int[][] counts;

    ScatterDelivery(TargetLists[] lists) {
        this.lists = lists;
        this.counts = new int[lists.length][];
    }

    @Override
    public void deliver(int sourceClass, int[] spikes, int spikeCount, VectorPopulation[] populations) {
        for (int a = 0; a < populations.length; a++) {
            if (spikeCount == 0 || lists[a] == null) {
                populations[a].quiet(sourceClass);
                continue;
            }
            if (counts[a] == null) {
                counts[a] = VectorLanes.ints(CountRows.paddedSize(populations[a].size()));
            }
            for (int i = 0; i < spikeCount; i++) {
                lists[a].deliver(spikes[i], counts[a], VectorLanes.FIRST);
            }
            populations[a].deliverWide(sourceClass, counts[a]);
        }
    }
}
