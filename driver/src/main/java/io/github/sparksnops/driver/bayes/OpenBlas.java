package io.github.sparksnops.driver.bayes;

import org.bytedeco.openblas.global.openblas;
import smile.math.blas.BLAS;
import smile.math.blas.Diag;
import smile.math.blas.LAPACK;
import smile.math.blas.Layout;
import smile.math.blas.Transpose;
import smile.math.blas.UPLO;

/** OpenBLAS, through Smile; one thread. */
final class OpenBlas implements DenseAlgebra {
    private OpenBlas() {}

    /**
     * Loads the library.
     *
     * @throws LinkageError where there is none for this platform
     */
    static OpenBlas open() {
        // For the whole process: threads that share cores with Spark's tasks spin, and a fit takes 50 times longer. A
        // fixed
        // number also keeps the order of additions, and so the bits.
        openblas.blas_set_num_threads(1);
        return new OpenBlas();
    }

    @Override
    public boolean factorise(double[] matrix, int n) {
        return LAPACK.engine.potrf(Layout.COL_MAJOR, UPLO.LOWER, n, matrix, n) == 0;
    }

    @Override
    public void solveLower(double[] factor, int n, double[] vectors, int count) {
        solve(Transpose.NO_TRANSPOSE, factor, n, vectors, count);
    }

    @Override
    public void solveLowerTransposed(double[] factor, int n, double[] vectors, int count) {
        solve(Transpose.TRANSPOSE, factor, n, vectors, count);
    }

    private static void solve(Transpose transpose, double[] factor, int n, double[] vectors, int count) {
        int failed = LAPACK.engine.trtrs(
                Layout.COL_MAJOR, UPLO.LOWER, transpose, Diag.NON_UNIT, n, count, factor, n, vectors, n);
        checkSucceeded(failed, "trtrs");
    }

    @Override
    public void invert(double[] factor, int n) {
        // Smile has no potri, which takes a third of the work of solving for the columns of the identity.
        checkSucceeded(openblas.LAPACKE_dpotri(openblas.LAPACK_COL_MAJOR, (byte) 'L', n, factor, n), "potri");
    }

    @Override
    public void subtractProducts(double[] a, double[] b, int n, double[] c) {
        int rows = a.length / n;
        int columns = b.length / n;
        BLAS.engine.gemm(
                Layout.ROW_MAJOR,
                Transpose.NO_TRANSPOSE,
                Transpose.TRANSPOSE,
                rows,
                columns,
                n,
                -1,
                a,
                n,
                b,
                n,
                1,
                c,
                columns);
    }

    private static void checkSucceeded(int code, String routine) {
        if (code != 0) {
            throw new IllegalStateException("LAPACK's " + routine + " ended with code " + code);
        }
    }
}
