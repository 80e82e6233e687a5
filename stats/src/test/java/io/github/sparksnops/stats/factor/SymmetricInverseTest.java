package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricInverseTest {
    /** Of matrices with a condition number below 1e3: 1e3 roundings of 1e-16, with room. */
    private static final double TOLERANCE = 1e-11;

    /** The inverse, and the logarithm of the determinant. */
    private record Inverted(double[][] inverse, double logDeterminant) {}

    private static Inverted invert(double[][] matrix) {
        int stride = DenseProduct.padded(matrix.length);
        double[] padded = Models.padded(matrix);
        for (int i = matrix.length; i < padded.length / stride; i++) {
            padded[i * stride + i] = 1;
        }
        LogProduct determinant = new LogProduct();
        SymmetricInverse.invert(padded, padded.length / stride, stride, determinant);
        return new Inverted(Models.plain(padded, matrix.length, matrix.length), determinant.log());
    }

    @Test
    void invert_smallMatrices_givesTheirInverses() {
        Inverted two = invert(new double[][] {{2, 1}, {1, 2}});
        Inverted one = invert(new double[][] {{0.25}});

        assertThat(two.logDeterminant()).isCloseTo(Math.log(3), within(TOLERANCE));
        assertThat(two.inverse()[0]).containsExactly(new double[] {2 / 3.0, -1 / 3.0}, within(TOLERANCE));
        assertThat(two.inverse()[1]).containsExactly(new double[] {-1 / 3.0, 2 / 3.0}, within(TOLERANCE));
        assertThat(one.logDeterminant()).isCloseTo(Math.log(0.25), within(TOLERANCE));
        assertThat(one.inverse()[0][0]).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 8, 11, 25, 50})
    void invert_randomMatrix_agreesWithPlainElimination(int size) {
        double[][] matrix = positiveDefinite(size);

        Inverted inverted = invert(matrix);

        double[][] plain = PlainFactorAnalysis.inverse(matrix);
        assertThat(inverted.logDeterminant())
                .isCloseTo(PlainFactorAnalysis.logDeterminant(matrix), within(TOLERANCE * size));
        for (int i = 0; i < size; i++) {
            assertThat(inverted.inverse()[i]).as("row %s", i).containsExactly(plain[i], within(TOLERANCE));
        }
    }

    /** B B^T + 1 with normal B. */
    private static double[][] positiveDefinite(int size) {
        Random random = new Random(size);
        double[][] b = new double[size][size];
        for (double[] row : b) {
            java.util.Arrays.setAll(row, j -> random.nextGaussian());
        }
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return PlainFactorAnalysis.plusDiagonal(Models.sharedCovariance(b), ones);
    }

    @Test
    void invert_notPositiveDefinite_hasNoDeterminant() {
        assertThat(invert(new double[][] {{1, 2}, {2, 1}}).logDeterminant()).isNaN();
        assertThat(invert(new double[][] {{-1, 0}, {0, -1}}).logDeterminant()).isNaN();
        assertThat(invert(new double[][] {{0}}).logDeterminant()).isNaN();
        assertThat(invert(new double[][] {{1, 1}, {1, 1}}).logDeterminant()).isNaN();
    }
}
