package io.github.sparksnops.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
    /** Values from Abramowitz and Stegun 1964, table 26.1, to 15 places. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.841344746068543",
        "-1, 0.158655253931457",
        "2, 0.977249868051821",
        "3, 0.998650101968370",
        "-4, 0.0000316712418331",
        "9, 1",
        "-9, 0"
    })
    void cumulative_tabulatedPoints_match(double z, double expected) {
        assertThat(NormalDistribution.cumulative(z)).isCloseTo(expected, within(1e-14));
    }
}
