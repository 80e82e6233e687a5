package io.github.sparksnops.stats.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Factor analysis as the published equations have it: explicit inverses, plain loops, counts instead of moments. */
final class PlainFactorAnalysis {
    private PlainFactorAnalysis() {}

    /** A fit: loadings of shape {@code [neuron][latent]}, diagonal of Psi, log-likelihood of each iteration. */
    record Model(double[][] loadings, double[] privateVariances, List<Double> logLikelihoods) {
        double[][] covariance() {
            return plusDiagonal(product(loadings, transposed(loadings)), privateVariances);
        }
    }

    /** Means over some windows. */
    static double[] means(int[][] counts, int[] windows) {
        double[] means = new double[counts.length];
        for (int i = 0; i < means.length; i++) {
            for (int w : windows) {
                means[i] += (double) counts[i][w] / windows.length;
            }
        }
        return means;
    }

    /** Covariance over some windows, divided by their number. */
    static double[][] covariance(int[][] counts, int[] windows) {
        double[] means = means(counts, windows);
        double[][] covariance = new double[counts.length][counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                for (int w : windows) {
                    covariance[i][j] += (counts[i][w] - means[i]) * (counts[j][w] - means[j]) / windows.length;
                }
            }
        }
        return covariance;
    }

    /** EM with the published stop rule, iterations counted from 1 (SNOPS, {@code src/fa_Yu/fastfa.m}). */
    static Model fit(double[][] c, int windows, double[][] start, double tolerance, double varianceFloor) {
        double[][] loadings = start;
        double[] psi = diagonal(c);
        List<Double> ll = new ArrayList<>();
        for (int i = 1; ; i++) {
            double[][] model = plusDiagonal(product(loadings, transposed(loadings)), psi);
            double[][] inverse = inverse(model);
            double[][] beta = product(transposed(loadings), inverse);
            double[][] cBeta = product(c, transposed(beta));
            double[][] second = minus(product(beta, cBeta), product(beta, loadings));
            double[] ones = new double[second.length];
            Arrays.fill(ones, 1);
            loadings = product(cBeta, inverse(plusDiagonal(second, ones)));
            for (int k = 0; k < psi.length; k++) {
                double explained = 0;
                for (int j = 0; j < ones.length; j++) {
                    explained += cBeta[k][j] * loadings[k][j];
                }
                psi[k] = Math.max(c[k][k] - explained, varianceFloor * c[k][k]);
            }
            ll.add(-0.5
                    * windows
                    * (psi.length * Math.log(2 * Math.PI) + logDeterminant(model) + trace(product(inverse, c))));
            if (i >= 3) {
                double base = ll.get(1);
                double last = ll.get(i - 2);
                if (ll.get(i - 1) >= last && ll.get(i - 1) - base < (1 + tolerance) * (last - base)) {
                    return new Model(loadings, psi, ll);
                }
            }
        }
    }

    /** Sum over windows of the logarithm of the multivariate normal density. */
    static double logDensity(int[][] counts, int[] windows, double[] means, double[][] covariance) {
        double[][] inverse = inverse(covariance);
        double constant = means.length * Math.log(2 * Math.PI) + logDeterminant(covariance);
        double sum = 0;
        for (int w : windows) {
            double square = 0;
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means.length; j++) {
                    square += (counts[i][w] - means[i]) * inverse[i][j] * (counts[j][w] - means[j]);
                }
            }
            sum -= 0.5 * (constant + square);
        }
        return sum;
    }

    static double[] diagonal(double[][] matrix) {
        double[] diagonal = new double[matrix.length];
        Arrays.setAll(diagonal, i -> matrix[i][i]);
        return diagonal;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    static double[][] plusDiagonal(double[][] matrix, double[] diagonal) {
        double[][] sum = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            sum[i] = matrix[i].clone();
            sum[i][i] += diagonal[i];
        }
        return sum;
    }

    private static double[][] minus(double[][] a, double[][] b) {
        double[][] difference = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                difference[i][j] = a[i][j] - b[i][j];
            }
        }
        return difference;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (double entry : diagonal(matrix)) {
            trace += entry;
        }
        return trace;
    }

    /** Gauss-Jordan elimination with exchange of rows. */
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = Arrays.copyOf(matrix[i], 2 * n);
            a[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            exchange(a, k);
            double pivot = a[k][k];
            for (int j = 0; j < 2 * n; j++) {
                a[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    subtract(a[i], a[i][k], a[k]);
                }
            }
        }
        return Arrays.stream(a).map(row -> Arrays.copyOfRange(row, n, 2 * n)).toArray(double[][]::new);
    }

    private static void subtract(double[] row, double factor, double[] other) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= factor * other[j];
        }
    }

    /** Brings the row with the largest entry in column k to place k. */
    private static void exchange(double[][] a, int k) {
        int largest = k;
        for (int i = k + 1; i < a.length; i++) {
            largest = Math.abs(a[i][k]) > Math.abs(a[largest][k]) ? i : largest;
        }
        double[] row = a[k];
        a[k] = a[largest];
        a[largest] = row;
    }

    /** By Cholesky decomposition. */
    static double logDeterminant(double[][] matrix) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
            sum += 2 * Math.log(root[i][i]);
        }
        return sum;
    }
}
