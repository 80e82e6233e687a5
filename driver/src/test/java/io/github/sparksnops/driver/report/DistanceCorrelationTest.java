package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceCorrelationTest {
    /** Neuron (x, y) of a 10 x 10 grid is 10 x + y; the torus closes on both sides. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 1, 0.1",
        "0, 10, 0.1",
        "0, 9, 0.1",
        "0, 90, 0.1",
        "0, 99, 0.141421",
        "0, 55, 0.707107",
        "12, 82, 0.3"
    })
    void distance_onTheTorus_shortestWay(int a, int b, double expected) {
        assertThat(DistanceCorrelation.distance(a, b, 10))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void shortNumber_fiveDigits() {
        assertThat(ShortNumber.of(0.000123456789)).isEqualTo(0.00012346);
        assertThat(ShortNumber.of(-98765432.1)).isEqualTo(-98765000);
        assertThat(ShortNumber.of(Double.NaN)).isNull();
        assertThat(ShortNumber.of(4.0)).isEqualTo(4);
    }
}
