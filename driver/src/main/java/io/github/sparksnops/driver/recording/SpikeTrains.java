package io.github.sparksnops.driver.recording;

import java.util.Optional;

/**
 * Times of spikes of the neurons that are used.
 *
 * @param timesNs nanoseconds, in the order of the file; shape {@code [spike]}; shared, not copied
 * @param neurons index of the neuron of each spike; shape {@code [spike]}; shared, not copied
 * @param ids of the neurons in the file, ascending; shape {@code [neuron]}; a neuron without spikes may be missing
 * @param lastNs time of the last spike in the file, of any neuron; -1 where there is none
 * @param spikesInFile of any neuron
 * @param note what a user should know of the choice of neurons; empty where there is nothing to say
 */
record SpikeTrains(long[] timesNs, int[] neurons, int[] ids, long lastNs, long spikesInFile, Optional<String> note)
        implements Recorded {

    /** Larger ids are replaced by their rank, because counts are kept for every id below the largest. */
    static final int LARGEST_KEPT_ID = 0xFFFF;

    /**
     * Number of the neuron with an index in the counts: its id, so that samplings are those of a simulation with the same ids;
     * or its rank where ids are large.
     */
    int number(int index) {
        return keepsIds() ? ids[index] : index;
    }

    private boolean keepsIds() {
        return ids.length == 0 || ids[ids.length - 1] <= LARGEST_KEPT_ID;
    }

    /** Size of the counts: the largest number of a neuron, and one more. */
    int numbers() {
        return ids.length == 0 ? 0 : number(ids.length - 1) + 1;
    }
}
