package io.github.sparksnops.jobs;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in tables for people. */
final class ShownNumber {
    private static final MathContext DIGITS = new MathContext(4);
    /** Plain digits from 1e-5 up to 1e7, powers of ten beyond. */
    private static final int LEAST_EXPONENT = -5;

    private static final int MOST_EXPONENT = 7;

    private ShownNumber() {}

    /** Four digits. */
    static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= LEAST_EXPONENT && exponent < MOST_EXPONENT ? rounded.toPlainString() : rounded.toString();
    }
}
