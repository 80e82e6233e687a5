package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {
    /** Entries of order 10 of well-conditioned matrices. */
    private static final double TOLERANCE = 1e-11;

    private static CholeskyFactor factor(double[] matrix, int n) {
        return CholeskyFactor.of(
                DenseAlgebra.fastest(), n, 1, target -> System.arraycopy(matrix, 0, target, 0, matrix.length));
    }

    @Test
    void of_positiveDefiniteMatrix_needsNoJitter() {
        CholeskyFactor factor = factor(new double[] {4, 2, 2, 5}, 2);

        assertThat(factor.jitter()).isZero();
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(16), within(TOLERANCE));
        assertThat(factor.times(new double[] {1, 1})).containsExactly(new double[] {2, 3}, within(TOLERANCE));
    }

    @Test
    void of_singularMatrix_addsTheLeastJitterThatServes() {
        double[] ones = new double[100 * 100];
        Arrays.fill(ones, 1);

        CholeskyFactor factor = factor(ones, 100);

        assertThat(factor.jitter()).isBetween(1e-12, 1e-10);
    }

    @Test
    void of_indefiniteOrBrokenMatrix_throwsWithTheRemedy() {
        assertThatThrownBy(() -> factor(new double[] {1, 2, 2, 1}, 2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("2 points")
                .hasMessageContaining("extreme size");
        assertThatThrownBy(() -> factor(new double[] {Double.NaN}, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void extended_byFurtherRows_isTheFactorOfTheWhole() {
        int n = 12;
        int first = 7;
        int added = n - first;
        double[] whole = Cases.positiveDefinite(n);
        double[] start = new double[first * first];
        double[] cross = new double[added * first];
        double[] corner = new double[added * added];
        Arrays.setAll(start, i -> whole[i / first * n + i % first]);
        Arrays.setAll(cross, i -> whole[(first + i / first) * n + i % first]);
        Arrays.setAll(corner, i -> whole[(first + i / added) * n + first + i % added]);

        CholeskyFactor extended = factor(start, first).extended(cross, corner, 1);

        double[] vector = Cases.normals(n, 3);
        assertThat(extended.size()).isEqualTo(n);
        assertThat(extended.times(vector)).containsExactly(factor(whole, n).times(vector), within(TOLERANCE));
    }
}
