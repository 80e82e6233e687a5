package io.github.sparksnops.stats;

/** Mean over neurons of variance / mean of the counts, no unit (SNOPS, {@code src/compute_statistics_only.m}). */
final class FanoFactor {
    private FanoFactor() {}

    /** NaN where a neuron never spiked. */
    static double of(SamplingMoments counts) {
        double sum = 0;
        for (int i = 0; i < counts.neurons(); i++) {
            sum += counts.variance(i) / counts.mean(i);
        }
        return sum / counts.neurons();
    }
}
