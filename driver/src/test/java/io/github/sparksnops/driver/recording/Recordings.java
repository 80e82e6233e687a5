package io.github.sparksnops.driver.recording;

import io.github.sparksnops.stats.counts.ObservedCounts;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The recordings among the test resources, which make_recordings.py wrote, and what they hold. */
final class Recordings {
    static final int NEURONS = 12;
    static final int WINDOWS = 50;

    static final ReadOptions IN_MS = reading(TimeScale.MS, null);
    /** To the end of the recording, which the last spike comes before. */
    static final CountOptions WHOLE = epochs("0-10000");

    private Recordings() {}

    static Path file(String name) {
        try {
            return Path.of(Recordings.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static ReadOptions reading(TimeScale scale, String variable) {
        return new ReadOptions(
                Optional.ofNullable(scale),
                Optional.empty(),
                Optional.ofNullable(variable),
                Optional.empty(),
                NeuronRanges.ALL);
    }

    static ReadOptions counts(CountOrientation orientation, String variable) {
        return new ReadOptions(
                Optional.empty(),
                Optional.of(orientation),
                Optional.ofNullable(variable),
                Optional.empty(),
                NeuronRanges.ALL);
    }

    static ReadOptions neurons(String list) {
        return new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NeuronRanges.parse(list));
    }

    static CountOptions epochs(String... items) {
        return new CountOptions(Optional.empty(), Optional.of(Epochs.parse(List.of(items))), false, Optional.empty());
    }

    static CountOptions window(double ms) {
        return new CountOptions(Optional.of(ms), Optional.empty(), false, Optional.empty());
    }

    /** Counts of the first neurons, shape {@code [neuron][window]}. */
    static int[][] matrix(ObservedCounts counts, int neurons) {
        return counts.sample(IntStream.range(0, neurons).toArray()).counts();
    }
}
