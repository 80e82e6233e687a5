package io.github.sparksnops.stats.factor;

/** What factor analysis says of one sampling. */
public sealed interface FactorOutcome {
    /**
     * Shared structure of the counts.
     *
     * @param latents number chosen, m
     * @param sharedVariance mean over neurons of the share of variance that latents explain, 0 to 1
     * @param sharedDimensionality latents needed for 95 % of the shared variance
     * @param eigenspectrum eigenvalues of L L^T, descending, counts^2; shape {@code [neuron]}, only the first m differ from 0
     */
    record Shared(int latents, double sharedVariance, int sharedDimensionality, double[] eigenspectrum)
            implements FactorOutcome {}

    /** No model describes these counts. */
    record Undefined(String reason) implements FactorOutcome {}
}
