package io.github.sparksnops.bench.search;

import static io.github.sparksnops.network.Check.require;

/** Cholesky factor of a covariance; the rows of the matrix are overwritten by those of L. */
final class Cholesky {
    /** Columns taken at a time: the rest of the matrix is read once for so many. */
    private static final int BLOCK = 8;

    private final double[][] rows;

    private Cholesky(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Factors a matrix in place.
     *
     * @param rows lower triangle; shape {@code [row][0 .. row]}
     */
    static Cholesky of(double[][] rows) {
        int n = rows.length;
        double[][] columns = new double[BLOCK][n];
        for (int start = 0; start < n; start += BLOCK) {
            int width = Math.min(BLOCK, n - start);
            panel(rows, start, width, columns);
            if (width == BLOCK) {
                for (int i = start + BLOCK; i < n; i++) {
                    subtract(rows[i], start, i, columns);
                }
            }
        }
        return new Cholesky(rows);
    }

    private static void panel(double[][] rows, int start, int width, double[][] columns) {
        for (int i = start; i < rows.length; i++) {
            double[] row = rows[i];
            for (int j = start; j < Math.min(start + width, i + 1); j++) {
                double sum = row[j];
                for (int k = start; k < j; k++) {
                    sum -= row[k] * rows[j][k];
                }
                if (i == j) {
                    require(sum > 0, "the covariance is not positive at row %s", i);
                    row[j] = Math.sqrt(sum);
                } else {
                    row[j] = sum / rows[j][j];
                }
                columns[j - start][i] = row[j];
            }
        }
    }

    /* Eight columns in one pass over the row: the loop is SIMD code and reads memory once for 16 operations. */
    private static void subtract(double[] row, int start, int i, double[][] columns) {
        double a0 = row[start];
        double a1 = row[start + 1];
        double a2 = row[start + 2];
        double a3 = row[start + 3];
        double a4 = row[start + 4];
        double a5 = row[start + 5];
        double a6 = row[start + 6];
        double a7 = row[start + 7];
        double[] c0 = columns[0];
        double[] c1 = columns[1];
        double[] c2 = columns[2];
        double[] c3 = columns[3];
        double[] c4 = columns[4];
        double[] c5 = columns[5];
        double[] c6 = columns[6];
        double[] c7 = columns[7];
        for (int k = start + BLOCK; k <= i; k++) {
            row[k] -= a0 * c0[k]
                    + a1 * c1[k]
                    + a2 * c2[k]
                    + a3 * c3[k]
                    + a4 * c4[k]
                    + a5 * c5[k]
                    + a6 * c6[k]
                    + a7 * c7[k];
        }
    }

    /** Solves A x = b; overwrites b. */
    void solve(double[] b) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= rows[i][k] * b[k];
            }
            b[i] = sum / rows[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double x = b[i] / rows[i][i];
            b[i] = x;
            for (int k = 0; k < i; k++) {
                b[k] -= rows[i][k] * x;
            }
        }
    }

    /** Logarithm of the determinant of L. */
    double logDiagonal() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += Math.log(rows[i][i]);
        }
        return sum;
    }
}
