package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.bayes.PositivePrior.Flat;
import io.github.sparksnops.driver.bayes.PositivePrior.LogNormal;
import java.util.Arrays;

/**
 * What is believed of hyperparameters before the fit, where it may look, and where it starts. The mean has no prior.
 *
 * @param lengthScale of each length scale
 * @param signalVariance of the signal variance
 * @param noiseVariance of the common noise variance
 * @param start the default start of the fit
 * @param lower smallest hyperparameters
 * @param upper greatest ones
 */
public record Priors(
        PositivePrior lengthScale,
        PositivePrior signalVariance,
        PositivePrior noiseVariance,
        Hyperparameters start,
        Hyperparameters lower,
        Hyperparameters upper) {
    /* Length scales: mean of the logarithm sqrt(2) + log(D) / 2, standard deviation sqrt(3), as in BoTorch's
     * gpytorch_modules.py; distances in a unit cube grow as sqrt(D), and so must length scales, or all points are far from each other. */
    private static final double LENGTH_LOG_MEDIAN = Math.sqrt(2);

    private static final double LENGTH_LOG_DEVIATION = Math.sqrt(3);

    /** As in the same file: 95 % between 0.25 and 13 % of the variance of the values. */
    private static final LogNormal NOISE = new LogNormal(-4, 1);

    /** Weak, greatest at the variance of the values. */
    private static final LogNormal SIGNAL = new LogNormal(1, 1);

    /** fitrgp's least standard deviation of the noise, in standard deviations of the values. */
    private static final double FITRGP_NOISE = 1e-2;

    /** The same where the values have no spread, in units of the values: SNOPS' second attempt. */
    private static final double FITRGP_NOISE_OF_EQUAL_VALUES = 1e-5;

    /** fitrgp's search has no bounds but that of the noise; these only keep the arithmetic finite. */
    private static final double FITRGP_RANGE = 1e4;

    public Priors {
        require(
                lower.dimensions() == start.dimensions() && upper.dimensions() == start.dimensions(),
                "Priors: start, lower and upper must have length scales of the same number of dimensions");
        double[] least = lower.toVector();
        double[] most = upper.toVector();
        for (int i = 0; i < least.length; i++) {
            require(least[i] < most[i], "Priors: every lower bound must lie below its upper bound (number %s)", i);
        }
    }

    /**
     * Log-normal priors that expect longer length scales in more dimensions, for coordinates in the unit cube. They keep the fit
     * from short length scales while there are few values, and fade as values come in.
     *
     * <p>Length scales: Hvarfner, Hellsten and Nardi 2024, "Vanilla Bayesian optimization performs great in high dimensions",
     * ICML, <a href="https://arxiv.org/abs/2402.02229">arXiv:2402.02229</a>; these and the noise's with the numbers of BoTorch, which
     * has them as defaults since version 0.12. The signal variance, there fixed at 1, is free here with a weak prior: costs have rare
     * large values.
     */
    public static Priors dimensionScaled(int dimensions) {
        LogNormal length = new LogNormal(LENGTH_LOG_MEDIAN + 0.5 * Math.log(dimensions), LENGTH_LOG_DEVIATION);
        return new Priors(
                length,
                SIGNAL,
                NOISE,
                new Hyperparameters(0, 1, same(dimensions, length.mode()), Math.exp(NOISE.logMedian())),
                new Hyperparameters(-5, 1e-3, same(dimensions, 1e-2), 1e-6),
                new Hyperparameters(5, 1e3, same(dimensions, 1e3), 10));
    }

    private static double[] same(int dimensions, double value) {
        double[] values = new double[dimensions];
        Arrays.fill(values, value);
        return values;
    }

    /**
     * Maximum likelihood without priors, from the start and with the noise bound that MATLAB's {@code fitrgp} has in SNOPS:
     * length scales at the standard deviation of each coordinate, signal and noise at that of the values over sqrt(2), noise
     * never below 0.01 of it. Values that are all equal, with which fitrgp fails, get SNOPS' second bound, 1e-5 in units of the
     * values.
     *
     * <p>Source: SNOPS, src/fit_gp.m, with the defaults of fitrgp. They were not checked against a run of MATLAB.
     */
    public static Priors fitrgp(Observations observations) {
        double[] lengths = deviations(observations.points());
        double floor = equal(observations) ? FITRGP_NOISE_OF_EQUAL_VALUES : FITRGP_NOISE;
        return new Priors(
                Flat.INSTANCE,
                Flat.INSTANCE,
                Flat.INSTANCE,
                new Hyperparameters(0, 0.5, lengths, 0.5),
                new Hyperparameters(-100, 0.5 / FITRGP_RANGE, times(lengths, 1 / FITRGP_RANGE), floor * floor),
                new Hyperparameters(100, 0.5 * FITRGP_RANGE, times(lengths, FITRGP_RANGE), FITRGP_RANGE));
    }

    /** The same bounds and start, and nothing believed beforehand. */
    Priors withoutPreference() {
        return new Priors(Flat.INSTANCE, Flat.INSTANCE, Flat.INSTANCE, start, lower, upper);
    }

    private static boolean equal(Observations observations) {
        double[] values = observations.standardised(observations.standardisation());
        return Arrays.stream(values).allMatch(value -> Math.abs(value) < FITRGP_NOISE_OF_EQUAL_VALUES);
    }

    /** Standard deviation of each coordinate; 1 where it does not vary. */
    private static double[] deviations(Points points) {
        double[] deviations = new double[points.dimensions()];
        double[] column = new double[points.count()];
        for (int d = 0; d < deviations.length; d++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = points.coordinate(i, d);
            }
            deviations[d] = Standardisation.from(column).scale();
        }
        return deviations;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Logarithm of the prior density at a vector of hyperparameters; adds its derivatives to the gradient. */
    double logDensity(double[] vector, double[] gradient) {
        double sum = 0;
        for (int i = 1; i < vector.length; i++) {
            PositivePrior prior = i == 1 ? signalVariance : i == 2 ? noiseVariance : lengthScale;
            sum += prior.logDensity(vector[i]);
            gradient[i] += prior.slope(vector[i]);
        }
        return sum;
    }
}
