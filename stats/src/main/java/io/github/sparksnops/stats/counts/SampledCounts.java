package io.github.sparksnops.stats.counts;

import java.util.Optional;

/**
 * Counts of sampled neurons.
 *
 * @param counts shape {@code [neuron][window]}; shared, not copied
 * @param deviations what variances are taken of where it is not the counts themselves
 * @param origins which window of the recording each window is, shape {@code [window]}
 */
public record SampledCounts(int[][] counts, Optional<Deviations> deviations, int[] origins) {

    /** Counts of consecutive windows, shape {@code [neuron][window]}. */
    public static SampledCounts of(int[][] counts) {
        int[] origins = java.util.stream.IntStream.range(0, counts[0].length).toArray();
        return new SampledCounts(counts, Optional.empty(), origins);
    }

    /**
     * Deviations from a PSTH.
     *
     * @param scaled times the scale, whole numbers; shape {@code [neuron][window]}
     */
    public record Deviations(int[][] scaled, int scale) {}

    /** What variances are taken of, times {@link #scale}; shape {@code [neuron][window]}. */
    public int[][] varying() {
        return deviations.map(Deviations::scaled).orElse(counts);
    }

    /** 1 unless a PSTH was taken out. */
    public int scale() {
        return deviations.map(Deviations::scale).orElse(1);
    }
}
