package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenvaluesTest {
    /** Relative to the largest eigenvalue: some hundred roundings of 1e-16. */
    private static final double TOLERANCE = 1e-13;

    private static double[] of(double[][] matrix) {
        double[] rows = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
        return SymmetricEigenvalues.of(rows, matrix.length, matrix.length);
    }

    @Test
    void of_knownMatrices_givesTheirEigenvaluesDescending() {
        assertThat(of(new double[][] {{2, 1}, {1, 2}})).containsExactly(new double[] {3, 1}, within(TOLERANCE));
        assertThat(of(new double[][] {{1, 0, 0}, {0, -5, 0}, {0, 0, 3}})).containsExactly(3, 1, -5);
        assertThat(of(new double[][] {{7}})).containsExactly(7);
        assertThat(of(new double[0][0])).isEmpty();
        // second differences on 3 points: 2 - 2 cos(k pi / 4)
        double root = Math.sqrt(2);
        assertThat(of(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}))
                .containsExactly(new double[] {2 + root, 2, 2 - root}, within(4 * TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30, 50})
    void of_secondDifferences_givesTheirCosines(int size) {
        double[] rows = new double[size * size];
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
            rows[i * size + i] = 2;
            if (i > 0) {
                rows[i * size + i - 1] = -1;
                rows[(i - 1) * size + i] = -1;
            }
            expected[i] = 2 - 2 * Math.cos((size - i) * Math.PI / (size + 1));
        }

        assertThat(SymmetricEigenvalues.of(rows, size, size)).containsExactly(expected, within(4 * TOLERANCE));
    }

    @Test
    void of_rankOne_givesOneEigenvalue() {
        double[][] matrix = new double[20][20];
        for (double[] row : matrix) {
            Arrays.fill(row, 3e8);
        }

        double[] expected = new double[20];
        expected[0] = 6e9;
        assertThat(of(matrix)).containsExactly(expected, within(6e9 * TOLERANCE));
    }

    @Test
    void of_zeros_givesZeros() {
        assertThat(of(new double[4][4])).containsOnly(0);
    }

    @Test
    void of_paddedRows_ignoresThePaddingAndLeavesTheMatrix() {
        double[] rows = {2, 1, 99, 99, 1, 2, 99, 99};

        assertThat(SymmetricEigenvalues.of(rows, 2, 4)).containsExactly(new double[] {3, 1}, within(TOLERANCE));
        assertThat(rows).containsExactly(2, 1, 99, 99, 1, 2, 99, 99);
    }

    @Test
    void of_veryDifferentSizes_givesTheSmallOnesToo() {
        double[] eigenvalues = of(new double[][] {{1e12, 1e3}, {1e3, 2e-6 + 1e-6}});

        // determinant 2e6 and trace 1e12: the smaller one is their quotient
        assertThat(eigenvalues[0]).isCloseTo(1e12, within(1.0));
        assertThat(eigenvalues[1]).isCloseTo(2e-6, within(1e-9));
    }
}
