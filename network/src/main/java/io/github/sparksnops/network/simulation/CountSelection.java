package io.github.sparksnops.network.simulation;

import java.util.stream.IntStream;

/**
 * Which neurons' counts are wanted of a simulation. Asked when the run has ended, so that the choice can depend on who spiked: a device
 * then hands over these and keeps the rest. A simulator may give more than was asked for.
 */
@FunctionalInterface
public interface CountSelection {
    /** Counts of all neurons. */
    CountSelection ALL = (network, totals) -> IntStream.range(0, totals.length).toArray();

    /**
     * Chooses for one network whose run has ended.
     *
     * @param network index in the batch
     * @param totals spikes of each neuron in all count windows together, shape {@code [neuron]}
     * @return ids, ascending, none twice; may be empty
     */
    int[] neurons(int network, long[] totals);
}
