package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Factor analysis of spike counts: which part of their variance neurons share, and along how many dimensions.
 *
 * <p>A window's counts x (n neurons) are modelled as x ~ N(d, L L^T + Psi) with loadings L of shape {@code [neuron][latent]} and
 * private variances Psi, diagonal. With C the covariance of the counts (maximum likelihood, divided by B), one iteration of EM
 * (Rubin and Thayer 1982, <a href="https://doi.org/10.1007/BF02293851">doi:10.1007/BF02293851</a>; Everitt 1984, An Introduction to
 * Latent Variable Models, <a href="https://doi.org/10.1007/978-94-009-5564-6">doi:10.1007/978-94-009-5564-6</a>) is
 *
 * <pre>
 * beta = L^T (L L^T + Psi)^-1
 * L    = C beta^T (I - beta L + beta C beta^T)^-1
 * Psi  = diag(C - C beta^T L^T), no less than a floor
 * </pre>
 *
 * <p>and is computed as follows, with W = Psi^-1 L, M = I + L^T W, P = C W and Q = W^T P, so that only P takes n x n x m steps: beta =
 * M^-1 W^T, hence C beta^T = P M^-1 and I - beta L + beta C beta^T = M^-1 (M + Q) M^-1, hence
 *
 * <pre>
 * L   = P (M + Q)^-1 M
 * Psi = diag(C) - diag(P (M + Q)^-1 P^T)
 * log-likelihood = -B/2 (n log 2 pi + log det Psi + log det M + tr(Psi^-1 C) - tr(M^-1 Q))
 * </pre>
 *
 * <p>The number of latents is chosen by cross-validation. From the final model: shared variance is the mean over neurons of
 * (L L^T)_ii / ((L L^T)_ii + Psi_ii); the eigenspectrum are the eigenvalues of L L^T; dimensionality is the number of them needed for
 * 95 % of their sum (Williamson et al. 2016, <a href="https://doi.org/10.1371/journal.pcbi.1005141">doi:10.1371/journal.pcbi.1005141</a>;
 * SNOPS, {@code src/compute_pop_stats.m}, {@code src/fa_Yu/fastfa.m}).
 *
 * <p>All arithmetic is double, in an order that nothing changes, so the same counts and seed give the same bits on any machine.
 */
public final class FactorAnalysis {
    /** As published: fine stop; a private variance below 1 % of a neuron's variance is a Heywood case. */
    private static final ExpectationMaximisation.Rule FINAL_RULE = new ExpectationMaximisation.Rule(1e-8, 0.01);

    private static final int FINAL = 2;

    private FactorAnalysis() {}

    /**
     * Analyses the counts of one sampling.
     *
     * @param settings with a method other than NONE
     * @param seed of the trial; addresses partitions and starting values together with the sampling
     */
    public static FactorOutcome of(SampledCounts sampled, FactorAnalysisSettings settings, long seed, int sampling) {
        CountMoments moments = CountMoments.of(sampled.varying());
        int neurons = moments.neurons();
        for (int i = 0; i < neurons; i++) {
            if (!(moments.scatter(i, i) > 0)) {
                return new FactorOutcome.Undefined("a sampled neuron's count is the same in all windows");
            }
        }
        int[] all = IntStream.range(0, neurons).toArray();
        Covariance covariance = Covariance.of(moments, sampled.scale(), all);
        Covariance.Condition condition = covariance.condition();
        int latents = new LatentSearch(sampled, moments, seed, sampling)
                .choose(settings.latents(), covariance, condition.singular());
        if (latents == 0) {
            return SharedStructure.none(neurons);
        }
        double[] start = StartingLoadings.draw(
                neurons, latents, condition.geometricMeanEigenvalue(), seed, sampling, address(FINAL, 0, latents));
        Optional<FactorModel> model =
                new ExpectationMaximisation(covariance, moments.windows()).fit(start, latents, FINAL_RULE);
        return model.<FactorOutcome>map(SharedStructure::of)
                .orElse(new FactorOutcome.Undefined("factor analysis met a singular covariance"));
    }

    /** Address of a fit within a sampling: partition, fold and number of latents. */
    static int address(int partition, int fold, int latents) {
        return (partition * 8 + fold) << 16 | latents;
    }
}
