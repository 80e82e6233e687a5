package io.github.sparksnops.stats.factor;

import java.util.Arrays;
import java.util.Optional;

/** Fits factor models by expectation maximisation; see {@link FactorAnalysis} for the equations. */
final class ExpectationMaximisation {
    /**
     * None in practice: fits to simulated counts take hundreds to some thousands. Without a floor a private variance can go to zero,
     * as that of a neuron with a single spike does, and the likelihood grows without end; published: 100 million.
     */
    private static final int MOST_ITERATIONS = 100_000;

    private final Covariance covariance;
    private final int windows;

    /** Fits to counts of some windows with this covariance. */
    ExpectationMaximisation(Covariance covariance, int windows) {
        this.covariance = covariance;
        this.windows = windows;
    }

    /**
     * When to stop, and what to keep away from.
     *
     * @param tolerance stop when an iteration changes the log-likelihood by no more than this share of what was gained since the
     *     second one. Published is less than that, without taking absolute values: a fit that has nothing to gain, or falls by
     *     rounding, would go on for 100 million iterations
     * @param varianceFloor least private variance as a share of a neuron's variance; minus infinity for none
     */
    record Rule(double tolerance, double varianceFloor) {}

    /**
     * Fits a model.
     *
     * @param start loadings to start from, shape {@code [neuron][latent]} with padded rows; overwritten
     * @return empty where a covariance on the way is not positive definite
     */
    Optional<FactorModel> fit(double[] start, int latents, Rule rule) {
        Fit fit = new Fit(start, latents, rule.varianceFloor());
        double[] logLikelihoods = new double[64];
        double base = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double logLikelihood = fit.expect();
            if (!Double.isFinite(logLikelihood)) {
                return Optional.empty();
            }
            if (i == logLikelihoods.length) {
                logLikelihoods = Arrays.copyOf(logLikelihoods, 2 * i);
            }
            logLikelihoods[i] = logLikelihood;
            fit.maximise();
            if (i <= 1) {
                base = logLikelihood;
            } else if (Math.abs(logLikelihood - logLikelihoods[i - 1])
                    <= rule.tolerance() * Math.abs(logLikelihoods[i - 1] - base)) {
                return Optional.of(fit.model(Arrays.copyOf(logLikelihoods, i + 1)));
            }
        }
        return Optional.of(fit.model(logLikelihoods));
    }

    /** One fit on its way, with its work space. */
    private final class Fit {
        private final int latents;
        private final double varianceFloor;
        private final double[] loadings;
        private final double[] privateVariances = new double[covariance.neurons()];
        private final LatentMoments moments;
        private final double[] inverse;
        private final double[] solved;
        private final LogProduct ignored = new LogProduct();

        Fit(double[] start, int latents, double varianceFloor) {
            this.latents = latents;
            this.varianceFloor = varianceFloor;
            this.loadings = start;
            this.moments = new LatentMoments(covariance.neurons(), latents);
            this.inverse = new double[moments.precision().length];
            this.solved = new double[start.length];
            Arrays.setAll(privateVariances, covariance::variance);
        }

        /** E step; returns the log-likelihood before it. */
        double expect() {
            moments.update(loadings, privateVariances, covariance);
            return moments.logLikelihood(windows);
        }

        /** M step: with S = M + Q, L = P S^-1 M and Psi = diag(C - P S^-1 P^T). */
        void maximise() {
            double[] precision = moments.precision();
            double[] scatter = moments.scatter();
            for (int j = 0; j < inverse.length; j++) {
                inverse[j] = precision[j] + scatter[j];
            }
            int stride = DenseProduct.padded(latents);
            int rows = DenseProduct.paddedRows(covariance.neurons());
            SymmetricInverse.invert(inverse, DenseProduct.paddedRows(latents), stride, ignored);
            double[] projected = moments.projected();
            DenseProduct.multiply(projected, stride, 1, inverse, rows, latents, stride, solved);
            DenseProduct.multiply(solved, stride, 1, precision, rows, latents, stride, loadings);
            for (int i = 0; i < privateVariances.length; i++) {
                double variance = covariance.variance(i);
                double floor = varianceFloor * variance;
                double left = variance - DenseProduct.dot(projected, solved, i * stride, (i + 1) * stride);
                privateVariances[i] = left < floor ? floor : left;
            }
        }

        FactorModel model(double[] logLikelihoods) {
            return new FactorModel(latents, loadings, privateVariances, logLikelihoods);
        }
    }
}
