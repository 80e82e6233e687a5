package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProductTest {
    /** Relative, over some thousand factors: one rounding of 1e-16 each. */
    private static final double TOLERANCE = 1e-12;

    private static double log(double factor, int times) {
        LogProduct product = new LogProduct();
        for (int k = 0; k < times; k++) {
            product.multiply(factor);
        }
        return product.log();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-20, 0.1, 0.999, 1.001, 7, 1e20, 1e300, Double.MAX_VALUE, Double.MIN_NORMAL})
    void log_manyFactors_isTheSumOfTheirLogarithms(double factor) {
        double expected = 2000 * Math.log(factor);

        assertThat(log(factor, 2000)).isCloseTo(expected, within(TOLERANCE * Math.abs(expected) + TOLERANCE));
    }

    @Test
    void log_largeAndSmallFactorsInTurn_cancel() {
        LogProduct product = new LogProduct();
        for (int k = 0; k < 500; k++) {
            product.multiply(1e300);
            product.multiply(1e-300);
        }

        assertThat(product.log()).isCloseTo(0, within(1e-9));
    }

    @Test
    void log_noFactor_isZero() {
        assertThat(new LogProduct().log()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NEGATIVE_INFINITY, Double.NaN})
    void log_factorThatIsNotPositive_isNotANumber(double factor) {
        assertThat(log(factor, 1)).isNaN();
        // two negative factors must not pass for a positive one
        assertThat(log(factor, 2)).isNaN();
    }

    @Test
    void reset_afterNaN_startsAnew() {
        LogProduct product = new LogProduct();
        product.multiply(-1);
        product.reset();
        product.multiply(Math.E);

        assertThat(product.log()).isCloseTo(1, within(TOLERANCE));
    }
}
