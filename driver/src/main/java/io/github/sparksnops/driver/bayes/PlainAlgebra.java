package io.github.sparksnops.driver.bayes;

/** Plain Java, for platforms without OpenBLAS. */
final class PlainAlgebra implements DenseAlgebra {
    /*
     * Everything but the inner products adds multiples of four contiguous columns to a fifth, a form that the JIT vectorises and
     * that loads and stores a result once per four products. Columns are taken in panels, which stay in the cache while all that
     * follows is updated by them.
     */
    private static final int PANEL = 32;

    @Override
    public boolean factorise(double[] matrix, int n) {
        for (int panel = 0; panel < n; panel += PANEL) {
            int end = Math.min(panel + PANEL, n);
            for (int j = panel; j < end; j++) {
                subtractColumns(matrix, n, panel, j, j);
                double pivot = matrix[j * n + j];
                if (!(pivot > 0)) {
                    return false;
                }
                scaleColumn(matrix, n, j, 1 / Math.sqrt(pivot));
            }
            for (int j = end; j < n; j++) {
                subtractColumns(matrix, n, panel, end, j);
            }
        }
        return true;
    }

    /** column j -= sum of L[j][k] * column k, for k in from .. end - 1; rows j and below. */
    private static void subtractColumns(double[] matrix, int n, int from, int end, int j) {
        int to = j * n + j;
        int length = n - j;
        int k = from;
        for (; k + 4 <= end; k += 4) {
            int at = k * n + j;
            subtract4(
                    matrix,
                    at,
                    n,
                    matrix[at],
                    matrix[at + n],
                    matrix[at + 2 * n],
                    matrix[at + 3 * n],
                    matrix,
                    to,
                    length);
        }
        for (; k < end; k++) {
            int at = k * n + j;
            subtract(matrix, at, matrix[at], matrix, to, length);
        }
    }

    private static void scaleColumn(double[] matrix, int n, int j, double factor) {
        for (int at = j * n + j; at < (j + 1) * n; at++) {
            matrix[at] *= factor;
        }
    }

    @Override
    public void solveLower(double[] factor, int n, double[] vectors, int count) {
        for (int panel = 0; panel < n; panel += PANEL) {
            int end = Math.min(panel + PANEL, n);
            for (int v = 0; v < count; v++) {
                solvePanel(factor, n, panel, end, vectors, v * n);
            }
        }
    }

    private static void solvePanel(double[] factor, int n, int panel, int end, double[] vectors, int at) {
        for (int k = panel; k < end; k++) {
            double value = vectors[at + k] / factor[k * n + k];
            vectors[at + k] = value;
            subtract(factor, k * n + k + 1, value, vectors, at + k + 1, end - k - 1);
        }
        int k = panel;
        for (; k + 4 <= end; k += 4) {
            int p = at + k;
            subtract4(
                    factor,
                    k * n + end,
                    n,
                    vectors[p],
                    vectors[p + 1],
                    vectors[p + 2],
                    vectors[p + 3],
                    vectors,
                    at + end,
                    n - end);
        }
        for (; k < end; k++) {
            subtract(factor, k * n + end, vectors[at + k], vectors, at + end, n - end);
        }
    }

    @Override
    public void solveLowerTransposed(double[] factor, int n, double[] vectors, int count) {
        for (int v = 0; v < count; v++) {
            int at = v * n;
            for (int k = n - 1; k >= 0; k--) {
                double known = dot(factor, k * n + k + 1, vectors, at + k + 1, n - k - 1);
                vectors[at + k] = (vectors[at + k] - known) / factor[k * n + k];
            }
        }
    }

    @Override
    public void invert(double[] factor, int n) {
        double[] columns = new double[n * n];
        for (int j = 0; j < n; j++) {
            columns[j * n + j] = 1;
        }
        solveLower(factor, n, columns, n);
        // columns[j] = L^-1 e_j starts with j zeros, so entry (i, j) of L^-T L^-1 needs what follows i only.
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                factor[j * n + i] = dot(columns, i * n + i, columns, j * n + i, n - i);
            }
        }
    }

    @Override
    public void subtractProducts(double[] a, double[] b, int n, double[] c) {
        int rows = a.length / n;
        int columns = b.length / n;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                c[row * columns + column] -= dot(a, row * n, b, column * n, n);
            }
        }
    }

    private static void subtract(double[] from, int at, double factor, double[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] -= factor * from[at + i];
        }
    }

    private static void subtract4(
            double[] from,
            int at,
            int stride,
            double f0,
            double f1,
            double f2,
            double f3,
            double[] target,
            int to,
            int length) {
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int i = 0; i < length; i++) {
            target[to + i] -= f0 * from[at + i] + f1 * from[at1 + i] + (f2 * from[at2 + i] + f3 * from[at3 + i]);
        }
    }

    /** Inner product of two ranges: four chains, so that additions overlap. */
    static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            sum0 += a[aFrom + i] * b[bFrom + i];
            sum1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            sum2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            sum3 += a[aFrom + i + 3] * b[bFrom + i + 3];
        }
        for (; i < length; i++) {
            sum0 += a[aFrom + i] * b[bFrom + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
