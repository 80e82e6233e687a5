package io.github.sparksnops.driver.bayes;

/**
 * Functions drawn at random from a process after its observations: defined everywhere, in units of the values. A function
 * drawn before the observations, plus what moves it to a draw of noisy observations.
 *
 * <p>Source: Wilson et al. 2020, "Efficiently sampling functions from Gaussian process posteriors", ICML,
 * <a href="https://arxiv.org/abs/2002.09309">arXiv:2002.09309</a>, equation 13.
 */
final class FunctionSamples {
    /** Covariances and waves held at a time, 8 MB each: within reach of the cache, enough for matrix products. */
    private static final int BLOCK_POINTS = 1024;

    private final Hyperparameters hyperparameters;
    private final Standardisation unit;
    private final PriorFunctions prior;
    private final ScaledPoints observed;
    /** Negative, because {@link DenseAlgebra} subtracts; shape {@code [sample][observation]}. */
    private final double[] updates;

    private final DenseAlgebra algebra;

    /** With what each covariance with an observation is multiplied by; shape {@code [sample][observation]}, overwritten. */
    FunctionSamples(
            Hyperparameters hyperparameters,
            Standardisation unit,
            PriorFunctions prior,
            ScaledPoints observed,
            double[] updates,
            DenseAlgebra algebra) {
        this.hyperparameters = hyperparameters;
        this.unit = unit;
        this.prior = prior;
        this.observed = observed;
        this.updates = updates;
        this.algebra = algebra;
        for (int i = 0; i < updates.length; i++) {
            updates[i] = -updates[i];
        }
    }

    /** How many functions. */
    int count() {
        return updates.length / observed.count();
    }

    /** Values at points; shape {@code [sample][point]}. */
    double[][] at(Points points) {
        double[][] values = new double[count()][points.count()];
        Matern52 covariance = new Matern52(hyperparameters.signalVariance());
        for (int from = 0; from < points.count(); from += BLOCK_POINTS) {
            Points block = points.range(from, Math.min(from + BLOCK_POINTS, points.count()));
            ScaledPoints scaled = ScaledPoints.of(block, hyperparameters.lengthScales());
            double[] sums = new double[count() * block.count()];
            prior.addTo(sums, scaled, algebra);
            algebra.subtractProducts(updates, covariance.between(scaled, observed), observed.count(), sums);
            for (int s = 0; s < values.length; s++) {
                for (int i = 0; i < block.count(); i++) {
                    values[s][from + i] = unit.restored(hyperparameters.mean() + sums[s * block.count() + i]);
                }
            }
        }
        return values;
    }
}
