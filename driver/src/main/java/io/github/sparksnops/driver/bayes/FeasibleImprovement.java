package io.github.sparksnops.driver.bayes;

import org.apache.commons.math3.special.Erf;

/**
 * Acquisition of SNOPS: expected improvement of a value, times the probability of being feasible.
 *
 * <p>Expected improvement: Jones, Schonlau and Welch 1998, <a
 * href="https://doi.org/10.1023/A:1008306431147">doi:10.1023/A:1008306431147</a>, equation 15. The product: SNOPS,
 * {@code src/EI.m}, with its epsilon at the published 0.
 *
 * @param values process of the value to be made small
 * @param feasibility process of labels, 0 infeasible and 1 feasible
 * @param best value to improve on
 */
record FeasibleImprovement(GaussianProcess values, GaussianProcess feasibility, double best) {
    private static final double SQRT2 = Math.sqrt(2);

    private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    /** Labels above are predicted feasible. */
    private static final double THRESHOLD = 0.5;

    /**
     * Acquisition at points, shape {@code [point]}. Standard deviations are those of new observations, noise included, as MATLAB's
     * {@code predict} gives them.
     */
    double[] at(Points points) {
        Prediction value = values.predict(points);
        Prediction label = feasibility.predict(points);
        double[] acquisition = new double[points.count()];
        for (int i = 0; i < acquisition.length; i++) {
            acquisition[i] = expectedImprovement(best - value.mean(i), Math.sqrt(value.responseVariance(i)))
                    * feasible(label.mean(i), Math.sqrt(label.responseVariance(i)));
        }
        return acquisition;
    }

    /**
     * Mean of max(0, X) of a normal X, in its unit.
     *
     * @param mean expected gain, of any sign
     * @param deviation standard deviation, positive
     */
    static double expectedImprovement(double mean, double deviation) {
        double z = mean / deviation;
        // Far below 0 the two terms cancel to rounding, which must not be negative.
        return Math.max(0, mean * cumulative(z) + deviation * INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * z * z));
    }

    /** Probability of a label above the threshold. */
    static double feasible(double mean, double deviation) {
        return cumulative((mean - THRESHOLD) / deviation);
    }

    /** P(Z &lt;= z) of the standard normal distribution. */
    private static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z / SQRT2);
    }
}
