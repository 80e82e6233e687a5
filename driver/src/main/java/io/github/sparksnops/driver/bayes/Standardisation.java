package io.github.sparksnops.driver.bayes;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Unit in which a process sees its values: mean 0, standard deviation 1.
 *
 * @param centre subtracted from the values; their unit
 * @param scale divides them then; their unit, 1 where all values are equal
 */
public record Standardisation(double centre, double scale) implements Serializable {
    /** Values that differ by less than their own rounding are equal: mean and deviations round some 1e-16 times the value. */
    private static final double EQUAL = 1e-14;

    /** Mean and standard deviation (n - 1) of values. */
    static Standardisation from(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / Math.max(1, values.length - 1));
        return new Standardisation(mean, deviation > EQUAL * Math.abs(mean) ? deviation : 1);
    }

    double standardised(double value) {
        return (value - centre) / scale;
    }

    double restored(double standardised) {
        return standardised * scale + centre;
    }

    /** A variance or covariance in squared units of the values. */
    double restoredVariance(double standardised) {
        return standardised * scale * scale;
    }
}
