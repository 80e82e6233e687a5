package io.github.sparksnops.stats.factor;

import java.util.Arrays;

/** Eigenvalues of symmetric matrices by cyclic Jacobi rotations (Golub & Van Loan, Matrix Computations, section 8.5). */
final class SymmetricEigenvalues {
    /** Far more than the handful of sweeps that quadratic convergence needs. */
    private static final int MOST_SWEEPS = 60;

    private SymmetricEigenvalues() {}

    /**
     * All eigenvalues, descending.
     *
     * @param matrix shape {@code [size][stride]}; left as it is
     */
    static double[] of(double[] matrix, int size, int stride) {
        double[][] a = new double[size][];
        double norm = 0;
        for (int i = 0; i < size; i++) {
            a[i] = Arrays.copyOfRange(matrix, i * stride, i * stride + size);
            for (double value : a[i]) {
                norm += value * value;
            }
        }
        double negligible = norm * 0x1p-120;
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > negligible; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] ascending = new double[size];
        Arrays.setAll(ascending, i -> a[i][i]);
        Arrays.sort(ascending);
        double[] descending = new double[size];
        Arrays.setAll(descending, i -> ascending[size - 1 - i]);
        return descending;
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    /** Turns the plane of two axes so that their covariance vanishes. */
    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
    }
}
