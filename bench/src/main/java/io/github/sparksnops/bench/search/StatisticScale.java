package io.github.sparksnops.bench.search;

import java.util.Locale;

/**
 * The scale on which a statistic is regressed: there its noise varies little and its values are spread evenly. Positive
 * quantities by their logarithm, correlations of either sign by the inverse hyperbolic sine, shares and counts by their root.
 */
enum StatisticScale {
    RATE_HZ,
    FANO_FACTOR,
    COUNT_CORRELATION,
    SHARED_VARIANCE,
    SHARED_DIMENSIONALITY,
    /** One of the leading eigenvalues. */
    EIGENVALUE;

    /** Leading eigenvalues that the evaluations hold. */
    static final int EIGENVALUES = 10;
    /** Numbers of an evaluation. */
    static final int COUNT = EIGENVALUE.ordinal() + EIGENVALUES;

    /** Run-to-run standard deviations of small correlations are a quarter of this. */
    private static final double CORRELATION = 0.002;
    /** Below this eigenvalues are noise (counts^2). */
    private static final double SMALL_EIGENVALUE = 0.05;

    /** Scale of a column of the evaluations. */
    static StatisticScale of(int column) {
        return values()[Math.min(column, EIGENVALUE.ordinal())];
    }

    /** Name of a column of the evaluations. */
    static String name(int column) {
        StatisticScale scale = of(column);
        return scale == EIGENVALUE
                ? "es" + (column - EIGENVALUE.ordinal() + 1)
                : scale.name().toLowerCase(Locale.ROOT);
    }

    /** To the scale. */
    double scaled(double value) {
        switch (this) {
            case RATE_HZ:
            case FANO_FACTOR:
                return Math.log(value);
            case COUNT_CORRELATION:
                double x = value / CORRELATION;
                return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
            case EIGENVALUE:
                return Math.log(Math.max(0, value) + SMALL_EIGENVALUE);
            default:
                return Math.sqrt(Math.max(0, value));
        }
    }

    /** Back from the scale, to the nearest possible value. */
    double value(double scaled) {
        switch (this) {
            case RATE_HZ:
            case FANO_FACTOR:
                return Math.exp(scaled);
            case COUNT_CORRELATION:
                return Math.sinh(scaled) * CORRELATION;
            case EIGENVALUE:
                return Math.max(0, Math.exp(scaled) - SMALL_EIGENVALUE);
            case SHARED_VARIANCE:
                return Math.pow(Math.max(0, Math.min(1, scaled)), 2);
            default:
                return Math.pow(Math.max(0, scaled), 2);
        }
    }

    /** All numbers of an evaluation to their scales; shape {@code [statistic]}. */
    static double[] scaled(double[] values) {
        double[] scaled = new double[values.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = of(j).scaled(values[j]);
        }
        return scaled;
    }
}
