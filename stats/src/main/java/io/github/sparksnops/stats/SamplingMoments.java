package io.github.sparksnops.stats;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;

/**
 * Moments of one sampling, from which rate, Fano factor and correlation derive.
 *
 * @param counts give the means
 * @param varying give variances and covariances, times the square of the scale; the same as the counts unless a PSTH was taken
 *     out
 */
record SamplingMoments(CountMoments counts, CountMoments varying, int scale) {
    static SamplingMoments of(SampledCounts sampled) {
        CountMoments counts = CountMoments.of(sampled.counts());
        CountMoments varying = sampled.deviations().isEmpty() ? counts : CountMoments.of(sampled.varying());
        return new SamplingMoments(counts, varying, sampled.scale());
    }

    int neurons() {
        return counts.neurons();
    }

    double mean(int neuron) {
        return counts.mean(neuron);
    }

    /** Unbiased covariance (B - 1) of two neurons' counts, j &lt;= i. */
    double covariance(int i, int j) {
        return varying.covariance(i, j) / ((double) scale * scale);
    }

    double variance(int neuron) {
        return covariance(neuron, neuron);
    }
}
