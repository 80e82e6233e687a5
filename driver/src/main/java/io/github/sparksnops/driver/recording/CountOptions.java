package io.github.sparksnops.driver.recording;

import java.util.Optional;

/**
 * How to count.
 *
 * @param countWindowMs interval in which spikes are counted; empty for the published 200 ms, which a matrix of counts must confirm
 * @param epochs parts of the recording; empty for the whole
 * @param withoutPsth whether to take out the mean count at each position within an epoch
 * @param windowsPerEpoch of a matrix of counts
 */
public record CountOptions(
        Optional<Double> countWindowMs,
        Optional<Epochs> epochs,
        boolean withoutPsth,
        Optional<Integer> windowsPerEpoch) {
    /** Nothing given. */
    public static final CountOptions DEFAULT =
            new CountOptions(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** As published. */
    private static final double DEFAULT_COUNT_WINDOW_MS = 200;

    double spikeWindowMs() {
        return countWindowMs.orElse(DEFAULT_COUNT_WINDOW_MS);
    }
}
