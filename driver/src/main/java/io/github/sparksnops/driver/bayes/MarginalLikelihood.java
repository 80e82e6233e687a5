package io.github.sparksnops.driver.bayes;

import java.util.Arrays;

/**
 * Logarithm of the probability of the observations given hyperparameters, plus that of the hyperparameters' prior density, as a
 * function of {@link Hyperparameters#toVector}. Has working memory: for one thread.
 *
 * <p>Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", equations 5.8 and 5.9.
 */
final class MarginalLikelihood implements DifferentiableFunction {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final Points points;
    private final double[] values;
    private final double[] knownVariances;
    private final Priors priors;
    private final DenseAlgebra algebra;
    private final double[] slopes;

    /** Of observations whose values are in a given unit. */
    MarginalLikelihood(Observations observations, Standardisation unit, Priors priors, DenseAlgebra algebra) {
        this.points = observations.points();
        this.values = observations.standardised(unit);
        this.knownVariances = observations.standardisedVariances(unit);
        this.priors = priors;
        this.algebra = algebra;
        this.slopes = new double[values.length * values.length];
    }

    @Override
    public double evaluate(double[] vector, double[] gradient) {
        Hyperparameters hyperparameters = Hyperparameters.fromVector(vector);
        ScaledPoints scaled = ScaledPoints.of(points, hyperparameters.lengthScales());
        CholeskyFactor factor = factor(hyperparameters, scaled);
        double[] residuals = Arrays.stream(values)
                .map(value -> value - hyperparameters.mean())
                .toArray();
        double[] weights = residuals.clone();
        factor.solve(weights, 1);
        double misfit = PlainAlgebra.dot(residuals, 0, weights, 0, weights.length);
        double logLikelihood = -0.5 * (misfit + factor.logDeterminant() + weights.length * LOG_TWO_PI);

        double[] inverse = factor.intoInverse();
        Arrays.fill(gradient, 0);
        gradient[Hyperparameters.MEAN] = Arrays.stream(weights).sum();
        addVarianceSlopes(inverse, weights, misfit, hyperparameters.noiseVariance(), gradient);
        addLengthSlopes(inverse, weights, scaled, gradient);
        return logLikelihood + priors.logDensity(vector, gradient);
    }

    private CholeskyFactor factor(Hyperparameters hyperparameters, ScaledPoints scaled) {
        Matern52 covariance = new Matern52(hyperparameters.signalVariance());
        int n = values.length;
        return CholeskyFactor.of(algebra, n, hyperparameters.signalVariance(), matrix -> {
            covariance.among(scaled, matrix, slopes);
            for (int i = 0; i < n; i++) {
                matrix[i * n + i] += hyperparameters.noiseVariance() + knownVariances[i];
            }
        });
    }

    /* With a = K^-1 (y - m) and W = a a^T - K^-1, the derivative by any parameter is tr(W dK) / 2. Of the logarithm of the noise
     * variance, dK is that variance on the diagonal; of the signal's, dK is what is left of K without noise, and tr(W K) is
     * a^T (y - m) - n. */
    private void addVarianceSlopes(
            double[] inverse, double[] weights, double misfit, double noiseVariance, double[] gradient) {
        int n = weights.length;
        double trace = 0;
        double knownTrace = 0;
        for (int i = 0; i < n; i++) {
            double entry = weights[i] * weights[i] - inverse[i * n + i];
            trace += entry;
            knownTrace += entry * knownVariances[i];
        }
        gradient[Hyperparameters.LOG_NOISE] += 0.5 * noiseVariance * trace;
        gradient[Hyperparameters.LOG_SIGNAL] += 0.5 * (misfit - n - noiseVariance * trace - knownTrace);
    }

    /** Both triangles count, and the diagonal, where distances are 0, does not: so the sum over one triangle is tr(W dK) / 2. */
    private void addLengthSlopes(double[] inverse, double[] weights, ScaledPoints scaled, double[] gradient) {
        int n = weights.length;
        double[] sums = new double[scaled.dimensions() * n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                slopes[j * n + i] *= weights[j] * weights[i] - inverse[j * n + i];
            }
            for (int d = 0; d < scaled.dimensions(); d++) {
                addProducts(scaled.coordinates(), d * n, j, sums);
            }
        }
        for (int d = 0; d < scaled.dimensions(); d++) {
            for (int i = 0; i < n; i++) {
                gradient[Hyperparameters.LOG_LENGTHS + d] += sums[d * n + i];
            }
        }
    }

    // One sum per point instead of one in all: only so does the JIT vectorise it.
    private void addProducts(double[] coordinates, int from, int j, double[] sums) {
        double[] column = slopes;
        int n = values.length;
        double of = coordinates[from + j];
        for (int i = j; i < n; i++) {
            double difference = coordinates[from + i] - of;
            sums[from + i] += column[j * n + i] * difference * difference;
        }
    }
}
