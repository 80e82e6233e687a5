package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VarianceSharesTest {
    /** Of 1024 quasi-random points. */
    private static final double TOLERANCE = 0.02;

    @Test
    void of_sum_sharesAreThoseOfTheTerms() {
        VarianceShares shares = VarianceShares.of(
                points ->
                        Arrays.stream(points).mapToDouble(x -> 3 * x[0] + x[1]).toArray(),
                3,
                1024,
                1);

        assertThat(shares.main()).containsExactly(new double[] {0.9, 0.1, 0}, offset(TOLERANCE));
        assertThat(shares.total()).containsExactly(new double[] {0.9, 0.1, 0}, offset(TOLERANCE));
    }

    @Test
    void of_productAroundZero_interactionOnly() {
        VarianceShares shares = VarianceShares.of(
                points -> Arrays.stream(points)
                        .mapToDouble(x -> (x[0] - 0.5) * (x[1] - 0.5))
                        .toArray(),
                2,
                1024,
                1);

        assertThat(shares.main()).containsExactly(new double[] {0, 0}, offset(TOLERANCE));
        assertThat(shares.total()).containsExactly(new double[] {1, 1}, offset(TOLERANCE));
    }

    @Test
    void of_constant_nothing() {
        VarianceShares shares = VarianceShares.of(points -> new double[points.length], 2, 16, 1);

        assertThat(shares.total()).containsExactly(0, 0);
    }
}
