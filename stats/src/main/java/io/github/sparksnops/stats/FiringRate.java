package io.github.sparksnops.stats;

/** Mean rate of the sampled neurons, Hz (SNOPS, {@code src/compute_statistics_only.m}). */
final class FiringRate {
    private FiringRate() {}

    static double of(SamplingMoments counts, double countWindowMs) {
        double sum = 0;
        for (int i = 0; i < counts.neurons(); i++) {
            sum += counts.mean(i);
        }
        return sum / counts.neurons() * 1000 / countWindowMs;
    }
}
