package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One fold of a cross-validation: what a model is fitted to, and what it is tried on.
 *
 * @param scale geometric mean of the training covariance's eigenvalues
 * @param heldOut second moment of the held-out counts about the training means
 */
record Fold(Covariance training, int trainingWindows, double scale, Covariance heldOut, int heldOutWindows) {
    /**
     * A fold; empty where the training counts are too few or too alike for a model.
     *
     * <p>Neurons whose training counts do not vary are left out of the fold, as published (SNOPS, {@code
     * src/fa_Yu/crossvalidate_fa.m}).
     *
     * @param all moments of all windows
     * @param part moments of the held-out windows
     */
    static Optional<Fold> of(CountMoments all, CountMoments part, int countScale) {
        CountMoments rest = all.without(part);
        int[] varying = IntStream.range(0, rest.neurons())
                .filter(i -> rest.scatter(i, i) > 0)
                .toArray();
        if (varying.length == 0) {
            return Optional.empty();
        }
        Covariance training = Covariance.of(rest, countScale, varying);
        Covariance.Condition condition = training.condition();
        if (condition.singular()) {
            return Optional.empty();
        }
        Covariance heldOut = Covariance.about(part, rest, countScale, varying);
        return Optional.of(
                new Fold(training, rest.windows(), condition.geometricMeanEigenvalue(), heldOut, part.windows()));
    }

    /** Log-likelihood of the held-out counts under independent neurons with the training means and variances. */
    double independent() {
        LogProduct determinant = new LogProduct();
        double trace = 0;
        for (int i = 0; i < training.neurons(); i++) {
            determinant.multiply(training.variance(i));
            trace += heldOut.variance(i) / training.variance(i);
        }
        return -0.5 * heldOutWindows * (training.neurons() * LatentMoments.LOG_TWO_PI + determinant.log() + trace);
    }

    /** The same under a model fitted to the training counts. */
    double of(FactorModel model) {
        LatentMoments moments = new LatentMoments(training.neurons(), model.latents());
        moments.update(model.loadings(), model.privateVariances(), heldOut);
        return moments.logLikelihood(heldOutWindows);
    }
}
