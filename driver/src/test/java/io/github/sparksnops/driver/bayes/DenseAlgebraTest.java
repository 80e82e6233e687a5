package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variant against the definitions, so that they also agree with each other. */
class DenseAlgebraTest {
    /** Matrices of some 100 rows with condition numbers below 1e4: 1e4 roundings of 1e-16 of entries up to 500, with room. */
    private static final double TOLERANCE = 1e-8;

    /** Below, at and above the panels of the plain one, and a size that leaves a rest of every loop. */
    private static final List<Integer> SIZES = List.of(1, 2, 3, 5, 31, 32, 33, 64, 103);

    private static Stream<DenseAlgebra> variants() {
        return DenseAlgebra.fastest() instanceof OpenBlas
                ? Stream.of(new PlainAlgebra(), DenseAlgebra.fastest())
                : Stream.of(new PlainAlgebra());
    }

    private static Stream<Arguments> cases() {
        return variants().flatMap(variant -> SIZES.stream().map(n -> Arguments.of(variant, n)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void factorise_positiveDefiniteMatrix_multipliesBack(DenseAlgebra algebra, int n) {
        double[] matrix = Cases.positiveDefinite(n);
        double[] factor = matrix.clone();

        assertThat(algebra.factorise(factor, n)).isTrue();

        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k <= j; k++) {
                    product += factor[k * n + i] * factor[k * n + j];
                }
                assertThat(product).as("entry %s, %s", i, j).isCloseTo(matrix[j * n + i], within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void solve_severalVectors_multiplyBack(DenseAlgebra algebra, int n) {
        double[] matrix = Cases.positiveDefinite(n);
        double[] factor = matrix.clone();
        algebra.factorise(factor, n);
        double[] vectors = Cases.normals(3 * n, 1);
        double[] solved = vectors.clone();

        algebra.solveLower(factor, n, solved, 3);
        algebra.solveLowerTransposed(factor, n, solved, 3);

        for (int v = 0; v < 3; v++) {
            for (int i = 0; i < n; i++) {
                double product = PlainAlgebra.dot(matrix, i * n, solved, v * n, n);
                assertThat(product).as("vector %s, entry %s", v, i).isCloseTo(vectors[v * n + i], within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void invert_factor_givesTheInverse(DenseAlgebra algebra, int n) {
        double[] matrix = Cases.positiveDefinite(n);
        double[] inverse = matrix.clone();
        algebra.factorise(inverse, n);

        algebra.invert(inverse, n);

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += matrix[i * n + k] * inverse[Math.min(k, j) * n + Math.max(k, j)];
                }
                assertThat(product).as("entry %s, %s", i, j).isCloseTo(i == j ? 1 : 0, within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void subtractProducts_byHand(DenseAlgebra algebra) {
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {1, 0, -1};
        double[] c = {10, 20};

        algebra.subtractProducts(a, b, 3, c);

        assertThat(c).containsExactly(12, 22);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void factorise_notPositiveDefinite_saysSo(DenseAlgebra algebra) {
        assertThat(algebra.factorise(new double[] {1, 2, 2, 1}, 2)).isFalse();
        assertThat(algebra.factorise(new double[] {0}, 1)).isFalse();
        assertThat(algebra.factorise(new double[] {Double.NaN}, 1)).isFalse();
    }

    @Test
    void fastest_whereNativesAre_isOpenBlasOnOneThread() {
        assumeTrue(isLinuxOnX86());

        assertThat(DenseAlgebra.fastest()).isInstanceOf(OpenBlas.class);
        assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
    }

    private static boolean isLinuxOnX86() {
        return System.getProperty("os.name").equals("Linux")
                && Arrays.asList("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }
}
