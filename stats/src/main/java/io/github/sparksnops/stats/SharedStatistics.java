package io.github.sparksnops.stats;

import java.util.Arrays;

/**
 * The statistics of factor analysis, means over the samplings.
 *
 * @param sharedVariance mean over neurons of the share of count variance that latents explain, 0 to 1
 * @param sharedDimensionality latents needed for 95 % of the shared variance
 * @param eigenspectrum eigenvalues of the shared covariance, descending, counts^2; shape {@code [neuron]}
 * @param latentDimensions latents of the chosen models
 */
public record SharedStatistics(
        Estimate sharedVariance, Estimate sharedDimensionality, double[] eigenspectrum, double latentDimensions) {
    public SharedStatistics {
        eigenspectrum = eigenspectrum.clone();
    }

    @Override
    public double[] eigenspectrum() {
        return eigenspectrum.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedStatistics that
                && sharedVariance.equals(that.sharedVariance)
                && sharedDimensionality.equals(that.sharedDimensionality)
                && Arrays.equals(eigenspectrum, that.eigenspectrum)
                && latentDimensions == that.latentDimensions;
    }

    @Override
    public int hashCode() {
        return sharedVariance.hashCode() + 31 * Arrays.hashCode(eigenspectrum);
    }
}
