package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.Optional;

/** How well factor models with different numbers of latents tell counts that they were not fitted to. */
public final class HeldOutLikelihood {
    private HeldOutLikelihood() {}

    /**
     * Log-likelihood a window of models with 0, 1, ... latents, over the folds that {@link FactorAnalysis} compares numbers of latents on
     * first; natural logarithm, shape {@code [latents]}.
     *
     * @param mostLatents no more than half of the neurons are tried
     * @param seed of the trial
     * @return empty where counts are too few or too alike
     */
    public static Optional<double[]> of(SampledCounts sampled, int mostLatents, long seed, int sampling) {
        CountMoments moments = CountMoments.of(sampled.varying());
        for (int i = 0; i < moments.neurons(); i++) {
            if (!(moments.scatter(i, i) > 0)) {
                return Optional.empty();
            }
        }
        Optional<CrossValidation> validation =
                CrossValidation.of(sampled, moments, seed, sampling, LatentSearch.COARSE);
        if (validation.isEmpty()) {
            return Optional.empty();
        }
        double[] likelihoods = new double[Math.min(mostLatents, moments.neurons() / 2) + 1];
        for (int latents = 0; latents < likelihoods.length; latents++) {
            likelihoods[latents] = validation.get().logLikelihood(latents) / moments.windows();
        }
        return Optional.of(likelihoods);
    }
}
