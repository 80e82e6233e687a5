package io.github.sparksnops.driver.report;

import java.util.Arrays;

/** Numbers as a report has them: rounded to what an eye can tell apart, so that a hundred thousand rows stay small. */
final class ShortNumber {
    /** Significant digits: finer than any chart, and than the noise of any statistic. */
    private static final int DIGITS = 5;

    private ShortNumber() {}

    /** The number with five significant digits; null where it is not finite. */
    static Double of(double value) {
        return Double.isFinite(value) ? rounded(value) : null;
    }

    /** Several numbers; shape {@code [number]}. */
    static Double[] of(double[] values) {
        return Arrays.stream(values).mapToObj(ShortNumber::of).toArray(Double[]::new);
    }

    /** Several rows of numbers; shape {@code [row][number]}. */
    static Double[][] of(double[][] values) {
        return Arrays.stream(values).map(ShortNumber::of).toArray(Double[][]::new);
    }

    static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int places = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        // A power of ten up to 10^22 is exact, so the quotient is the double nearest to the decimal number.
        if (places > 22 || places < -22) {
            return value;
        }
        double power = Math.pow(10, Math.abs(places));
        return places >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
    }
}
