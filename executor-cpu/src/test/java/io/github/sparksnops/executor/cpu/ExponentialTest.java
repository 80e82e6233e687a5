package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    /** One rounding of the polynomial and its minimax error. */
    private static final double RELATIVE_ERROR = 2e-7;

    /** Every 17th float between -60 and 80, all exponents and both signs among them. */
    private static final int STRIDE = 17;

    @Test
    void exp_range_isWithinItsError() {
        double worst = 0;
        for (int sign = 0; sign < 2; sign++) {
            int end = Float.floatToRawIntBits(sign == 0 ? Exponential.HIGH : -Exponential.LOW);
            for (int bits = 0; bits <= end; bits += STRIDE) {
                float x = Float.intBitsToFloat(bits | sign << 31);
                double exact = Math.exp(x);
                worst = Math.max(worst, Math.abs(Exponential.exp(x) - exact) / exact);
            }
        }

        assertThat(worst).isLessThan(RELATIVE_ERROR).isGreaterThan(1e-9);
        assertThat(Exponential.exp(0f)).isEqualTo(1f);
    }
}
