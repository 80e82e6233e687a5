package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Held-out log-likelihood of models with different numbers of latents, over one partition of the windows. */
final class CrossValidation {
    private static final int FOLDS = 5;
    /** As published: no floor, and a coarser stop than for the final fit. */
    private static final ExpectationMaximisation.Rule RULE =
            new ExpectationMaximisation.Rule(1e-5, Double.NEGATIVE_INFINITY);

    private final List<Fold> folds;
    private final long seed;
    private final int sampling;
    private final int address;

    private CrossValidation(List<Fold> folds, long seed, int sampling, int address) {
        this.folds = folds;
        this.seed = seed;
        this.sampling = sampling;
        this.address = address;
    }

    /**
     * Divides the windows.
     *
     * @param all moments of all windows
     * @param address of the partition within the sampling
     * @return empty where a fold's training counts have a singular covariance
     */
    static Optional<CrossValidation> of(SampledCounts sampled, CountMoments all, long seed, int sampling, int address) {
        List<Fold> folds = new ArrayList<>();
        for (int[] windows : Partition.draw(sampled.origins(), FOLDS, seed, sampling, address)) {
            if (windows.length == 0) {
                continue;
            }
            Optional<Fold> fold = Fold.of(all, CountMoments.of(sampled.varying(), windows), sampled.scale());
            if (fold.isEmpty()) {
                return Optional.empty();
            }
            folds.add(fold.get());
        }
        return Optional.of(new CrossValidation(folds, seed, sampling, address));
    }

    /** Summed over the folds; NaN where a fit fails. */
    double logLikelihood(int latents) {
        double sum = 0;
        for (int f = 0; f < folds.size(); f++) {
            sum += latents == 0 ? folds.get(f).independent() : heldOut(folds.get(f), f, latents);
        }
        return sum;
    }

    private double heldOut(Fold fold, int f, int latents) {
        int fit = FactorAnalysis.address(address, f, latents);
        double[] start = StartingLoadings.draw(fold.training().neurons(), latents, fold.scale(), seed, sampling, fit);
        return new ExpectationMaximisation(fold.training(), fold.trainingWindows())
                .fit(start, latents, RULE)
                .map(fold::of)
                .orElse(Double.NaN);
    }
}
