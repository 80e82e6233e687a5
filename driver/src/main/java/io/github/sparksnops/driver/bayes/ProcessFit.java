package io.github.sparksnops.driver.bayes;

import java.util.Arrays;

/**
 * Fits processes to the part of the observations that matters most, so that time stays bounded.
 *
 * @param most observations that a process is conditioned on
 * @param fit how hyperparameters are found
 */
record ProcessFit(int most, HyperparameterFit fit) {
    /**
     * Chooses observations: half of least rank, half spread over the others; and from these in the same way those that
     * hyperparameters are fitted on.
     *
     * @param ranks the less, the more an observation matters; shape {@code [point]}
     */
    Chosen choose(Points points, double[] ranks) {
        Observations all = Observations.of(points, ranks);
        int[] modelled = SubsetChoice.of(all, most);
        return new Chosen(
                points.select(modelled), modelled, SubsetChoice.of(all.select(modelled), fit.maxPoints()), fit);
    }

    /** Observations that were chosen, for any number of values. */
    static final class Chosen {
        private final Points points;
        private final int[] modelled;
        /** Numbers among the modelled ones. */
        private final int[] fitted;

        private final HyperparameterFit fit;

        private Chosen(Points points, int[] modelled, int[] fitted, HyperparameterFit fit) {
            this.points = points;
            this.modelled = modelled;
            this.fitted = fitted;
            this.fit = fit;
        }

        /**
         * The process after the chosen ones among all values.
         *
         * @throws ArithmeticException where a covariance matrix cannot be factorised
         */
        GaussianProcess process(double[] values) {
            Observations observations = Observations.of(
                    points, Arrays.stream(modelled).mapToDouble(i -> values[i]).toArray());
            Observations some = observations.select(fitted);
            Hyperparameters found = fit.fit(some, Priors.dimensionScaled(points.dimensions()));
            // In the unit in which they were found.
            return GaussianProcess.of(observations, found, some.standardisation(), DenseAlgebra.fastest());
        }
    }
}
