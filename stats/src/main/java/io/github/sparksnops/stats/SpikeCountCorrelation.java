package io.github.sparksnops.stats;

/**
 * Mean over pairs of the Fisher-transformed Pearson correlation of counts, z = 0.5 ln((1 + r + 1e-10) / (1 - r + 1e-10)); not
 * transformed back (SNOPS, {@code src/compute_statistics_only.m}). Pairs with a neuron of constant count are left out.
 */
final class SpikeCountCorrelation {
    private static final double OFFSET = 1e-10;

    private SpikeCountCorrelation() {}

    /** NaN where no pair has a correlation. */
    static double of(SamplingMoments counts) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < counts.neurons(); i++) {
            for (int j = 0; j < i; j++) {
                double r = counts.covariance(i, j) / Math.sqrt(counts.variance(i) * counts.variance(j));
                if (!Double.isNaN(r)) {
                    sum += fisherZ(r);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }

    static double fisherZ(double r) {
        // Rounding can carry |r| a little past 1, and then the logarithm has no value.
        double bounded = r > 1 ? 1 : r < -1 ? -1 : r;
        return 0.5 * StrictMath.log((1 + bounded + OFFSET) / (1 - bounded + OFFSET));
    }
}
