package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.wiring.Network;
import java.util.Optional;

/** Brings the spikes of one class to its targets and advances the synapses of the class by a step. */
interface Delivery {
    /**
     * Delivers and advances.
     *
     * @param spikes sources that spiked in the last step; one may appear twice
     */
    void deliver(int sourceClass, int[] spikes, int spikeCount, VectorPopulation[] populations);

    /** The delivery that suits the graph of a class: dense rows where many of all pairs are connected, else target lists. */
    static Delivery of(Network network, int sourceClass) {
        ClassProjections projections = ClassProjections.of(network.spec(), sourceClass);
        Optional<CountRows> rows = projections.dense() ? projections.rows(network) : Optional.empty();
        return rows.isPresent() ? new DenseDelivery(rows.get()) : new ScatterDelivery(projections.lists(network));
    }
}
