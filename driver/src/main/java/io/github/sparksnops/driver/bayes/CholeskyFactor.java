package io.github.sparksnops.driver.bayes;

import java.util.function.Consumer;

/**
 * Lower triangular L with L L^T equal to a covariance matrix, to whose diagonal the least jitter was added that makes it positive
 * definite to rounding.
 */
final class CholeskyFactor {
    /*
     * Duplicate points, long length scales and small noise leave covariance matrices with eigenvalues below their rounding error,
     * of order n * 1e-16 of the variance. Jitter grows tenfold from there; above 1e-4 it would be noise that nobody assumed.
     */
    private static final double LEAST_JITTER = 1e-12;

    private static final double GREATEST_JITTER = 1e-4;

    private final DenseAlgebra algebra;
    private final int size;
    private final double[] values;
    private final double jitter;

    private CholeskyFactor(DenseAlgebra algebra, int size, double[] values, double jitter) {
        this.algebra = algebra;
        this.size = size;
        this.values = values;
        this.jitter = jitter;
    }

    /**
     * Factorises a covariance matrix.
     *
     * @param size rows of the matrix
     * @param variance what jitter is a share of: the prior variance
     * @param fill writes the lower triangle into an array in {@link DenseAlgebra}'s order; called once per jitter tried
     * @throws ArithmeticException where the matrix is not positive definite with the greatest jitter
     */
    static CholeskyFactor of(DenseAlgebra algebra, int size, double variance, Consumer<double[]> fill) {
        double[] matrix = new double[size * size];
        for (double share = 0; share <= GREATEST_JITTER; share = share == 0 ? LEAST_JITTER : share * 10) {
            double jitter = share * variance;
            fill.accept(matrix);
            for (int i = 0; i < size; i++) {
                matrix[i * size + i] += jitter;
            }
            if (algebra.factorise(matrix, size)) {
                return new CholeskyFactor(algebra, size, matrix, jitter);
            }
        }
        throw new ArithmeticException(
                ("The covariance matrix of %s points is not positive definite, even with %s of its variance %s"
                                + " added to the diagonal: look for coordinates, values or hyperparameters of extreme size")
                        .formatted(size, GREATEST_JITTER, variance));
    }

    /**
     * The factor of a matrix with further rows.
     *
     * @param cross covariances of the new rows with the old, shape {@code [row][size]}; overwritten
     * @param corner covariances among the new rows, shape {@code [row][row]}; overwritten
     * @param variance what jitter is a share of
     * @throws ArithmeticException where the whole matrix is not positive definite with the greatest jitter
     */
    CholeskyFactor extended(double[] cross, double[] corner, double variance) {
        int added = cross.length / size;
        solveLower(cross, added);
        algebra.subtractProducts(cross, cross, size, corner);
        CholeskyFactor end =
                of(algebra, added, variance, matrix -> System.arraycopy(corner, 0, matrix, 0, corner.length));
        int all = size + added;
        double[] extended = new double[all * all];
        for (int j = 0; j < size; j++) {
            System.arraycopy(values, j * size + j, extended, j * all + j, size - j);
            for (int row = 0; row < added; row++) {
                extended[j * all + size + row] = cross[row * size + j];
            }
        }
        for (int j = 0; j < added; j++) {
            System.arraycopy(end.values, j * added + j, extended, (size + j) * all + size + j, added - j);
        }
        return new CholeskyFactor(algebra, all, extended, Math.max(jitter, end.jitter));
    }

    int size() {
        return size;
    }

    /** What was added to the diagonal, of the last rows at least; 0 as a rule. */
    double jitter() {
        return jitter;
    }

    DenseAlgebra algebra() {
        return algebra;
    }

    /** Logarithm of the determinant of L L^T. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(values[i * size + i]);
        }
        return 2 * sum;
    }

    /** Replaces each of the vectors b, shape {@code [count][size]}, by L^-1 b. */
    void solveLower(double[] vectors, int count) {
        algebra.solveLower(values, size, vectors, count);
    }

    /** Replaces each of the vectors b, shape {@code [count][size]}, by (L L^T)^-1 b. */
    void solve(double[] vectors, int count) {
        algebra.solveLower(values, size, vectors, count);
        algebra.solveLowerTransposed(values, size, vectors, count);
    }

    /** The inverse of L L^T: its lower triangle. */
    double[] inverse() {
        double[] inverse = values.clone();
        algebra.invert(inverse, size);
        return inverse;
    }

    /** The same, in place of this factor, which must not be used again. */
    double[] intoInverse() {
        algebra.invert(values, size);
        return values;
    }

    /** L times a vector. */
    double[] times(double[] vector) {
        double[] product = new double[size];
        for (int j = 0; j < size; j++) {
            double factor = vector[j];
            for (int i = j; i < size; i++) {
                product[i] += factor * values[j * size + i];
            }
        }
        return product;
    }
}
