package io.github.sparksnops.driver.recording;

import java.util.Optional;

/**
 * Times of spikes of the neurons that are used.
 *
 * @param ids of the neurons in the file, ascending; shape {@code [neuron]}; a neuron without spikes may be missing
 * @param timesNs nanoseconds, ascending; shape {@code [neuron][spike]}; shared, not copied
 * @param lastNs time of the last spike in the file, of any neuron
 * @param spikesInFile of any neuron
 * @param note what a user should know of the choice of neurons; empty where there is nothing to say
 */
record SpikeTrains(int[] ids, long[][] timesNs, long lastNs, long spikesInFile, Optional<String> note)
        implements Recorded {

    /** Larger ids are replaced by their rank, because counts are kept for every id below the largest. */
    static final int LARGEST_KEPT_ID = 0xFFFF;

    /**
     * Number of the neuron with an index in the counts: its id, so that samplings are those of a simulation with the same ids;
     * or its rank where ids are large.
     */
    int number(int index) {
        return ids[ids.length - 1] <= LARGEST_KEPT_ID ? ids[index] : index;
    }

    /** Size of the counts: the largest number of a neuron, and one more. */
    int numbers() {
        return number(ids.length - 1) + 1;
    }
}
