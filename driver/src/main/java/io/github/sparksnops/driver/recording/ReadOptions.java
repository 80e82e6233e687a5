package io.github.sparksnops.driver.recording;

import java.util.Optional;

/**
 * How to read a recording.
 *
 * @param timeScale unit of the times; empty to take it from the file
 * @param counts given where the file holds a matrix of counts, not times of spikes
 * @param variable name of the variable of a MATLAB file, with dots into structures; empty where there is one only
 * @param population the one to use of a file that has several
 */
public record ReadOptions(
        Optional<TimeScale> timeScale,
        Optional<CountOrientation> counts,
        Optional<String> variable,
        Optional<String> population,
        NeuronRanges neurons) {
    /** Nothing given. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NeuronRanges.ALL);
}
