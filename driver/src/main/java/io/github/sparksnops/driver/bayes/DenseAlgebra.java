package io.github.sparksnops.driver.bayes;

/**
 * Operations on dense matrices in flat arrays. Of a symmetric or triangular matrix of n rows only the lower triangle is read and
 * written: entry (i, j), i at least j, is at {@code j * n + i}, so that columns are contiguous (LAPACK's order). Vectors lie one
 * after the other.
 */
sealed interface DenseAlgebra permits OpenBlas, PlainAlgebra {
    /**
     * Cholesky: replaces a symmetric matrix by the lower triangular L with L L^T = matrix.
     *
     * @return whether the matrix is positive definite; its content is undefined otherwise
     */
    boolean factorise(double[] matrix, int n);

    /** Replaces each of the vectors b, shape {@code [count][n]}, by L^-1 b. */
    void solveLower(double[] factor, int n, double[] vectors, int count);

    /** Replaces each of the vectors b, shape {@code [count][n]}, by L^-T b. */
    void solveLowerTransposed(double[] factor, int n, double[] vectors, int count);

    /** Replaces the factor L by the inverse of L L^T. */
    void invert(double[] factor, int n);

    /**
     * Subtracts from c, shape {@code [rows][columns]}, the inner products of the vectors in a and b.
     *
     * @param a shape {@code [rows][n]}
     * @param b shape {@code [columns][n]}
     */
    void subtractProducts(double[] a, double[] b, int n, double[] c);

    /** What is fastest here: OpenBLAS, or plain Java where it cannot be loaded. */
    static DenseAlgebra fastest() {
        return FastestAlgebra.CHOSEN;
    }
}
