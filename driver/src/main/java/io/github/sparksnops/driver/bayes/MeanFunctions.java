package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What processes expect of several functions that were observed at the same points and share their hyperparameters. Without
 * uncertainties: so they take no more memory than the observations, one passage over the points serves all of them, and they can be
 * stored. Never changed.
 *
 * <p>Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", equation 2.25.
 */
public final class MeanFunctions implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Hyperparameters hyperparameters;
    private final ScaledPoints points;
    /** Shape {@code [function]}. */
    private final Standardisation[] units;
    /** K^-1 (y - mean), one function's after the other's. */
    private final double[] weights;

    private MeanFunctions(
            Hyperparameters hyperparameters, ScaledPoints points, Standardisation[] units, double[] weights) {
        this.hyperparameters = hyperparameters;
        this.points = points;
        this.units = units;
        this.weights = weights;
    }

    /**
     * The functions after observations. Time grows with the third power of the points, whatever the number of functions.
     *
     * @param values shape {@code [function][point]}; each function is standardised by itself
     * @param repeats evaluations that the values of a point are means of: their noise variance is that much smaller; shape {@code [point]}
     * @throws IllegalArgumentException for numbers that do not match, or are not finite
     * @throws ArithmeticException where the covariance matrix cannot be factorised
     */
    public static MeanFunctions of(Points points, double[][] values, int[] repeats, Hyperparameters hyperparameters) {
        int n = points.count();
        require(repeats.length == n, "MeanFunctions: %s numbers of repeats for %s points", repeats.length, n);
        Standardisation[] units = new Standardisation[values.length];
        double[] weights = new double[values.length * n];
        for (int f = 0; f < values.length; f++) {
            Observations observations = Observations.of(points, values[f]);
            units[f] = observations.standardisation();
            double[] standardised = observations.standardised(units[f]);
            for (int i = 0; i < n; i++) {
                weights[f * n + i] = standardised[i] - hyperparameters.mean();
            }
        }
        ScaledPoints scaled = ScaledPoints.of(points, hyperparameters.lengthScales());
        Matern52 covariance = new Matern52(hyperparameters.signalVariance());
        CholeskyFactor.of(DenseAlgebra.fastest(), n, covariance.variance(), matrix -> {
                    covariance.among(scaled, matrix);
                    for (int i = 0; i < n; i++) {
                        matrix[i * n + i] += hyperparameters.noiseVariance() / repeats[i];
                    }
                })
                .solve(weights, values.length);
        return new MeanFunctions(hyperparameters, scaled, units, weights);
    }

    /** Expected values at a point; shape {@code [function]}. */
    public double[] at(double[] point) {
        ScaledPoints place = ScaledPoints.of(Points.of(point), hyperparameters.lengthScales());
        double[] cross = new Matern52(hyperparameters.signalVariance()).between(place, points);
        double[] values = new double[units.length];
        Arrays.setAll(values, f -> {
            double change = PlainAlgebra.dot(cross, 0, weights, f * cross.length, cross.length);
            return units[f].restored(hyperparameters.mean() + change);
        });
        return values;
    }
}
