package io.github.sparksnops.bench.search;

import java.io.Serializable;
import java.util.Arrays;

/** Mean of Gaussian processes that share their covariance: smooth functions of the inputs, one for each output. */
final class KernelRegression implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CovarianceScales scales;
    /** In length scales; shape {@code [input][row]}, so that the loop over rows is SIMD code. */
    private final double[][] rows;
    /** Shape {@code [output][row]}. */
    private final double[][] weights;

    private KernelRegression(CovarianceScales scales, double[][] rows, double[][] weights) {
        this.scales = scales;
        this.rows = rows;
        this.weights = weights;
    }

    /**
     * Regression of outputs with mean 0.
     *
     * @param inputs shape {@code [row][input]}
     * @param outputs standardised means over repeats; shape {@code [output][row]}
     * @param repeats of each row: the noise of its mean is that much smaller
     */
    static KernelRegression of(CovarianceScales scales, double[][] inputs, double[][] outputs, int[] repeats) {
        int n = inputs.length;
        double[][] transposed = new double[inputs[0].length][n];
        for (int a = 0; a < n; a++) {
            double[] scaled = scales.scaled(inputs[a]);
            for (int i = 0; i < scaled.length; i++) {
                transposed[i][a] = scaled[i];
            }
        }
        KernelRegression regression = new KernelRegression(scales, transposed, new double[outputs.length][]);
        double[][] covariance = new double[n][];
        double[] row = new double[n];
        for (int a = 0; a < n; a++) {
            regression.covariances(scales.scaled(inputs[a]), row, a + 1);
            covariance[a] = Arrays.copyOf(row, a + 1);
            covariance[a][a] += scales.noise() / repeats[a] + CovarianceScales.JITTER;
        }
        Cholesky cholesky = Cholesky.of(covariance);
        for (int o = 0; o < outputs.length; o++) {
            regression.weights[o] = outputs[o].clone();
            cholesky.solve(regression.weights[o]);
        }
        return regression;
    }

    private void covariances(double[] scaled, double[] row, int count) {
        Arrays.fill(row, 0, count, 0);
        for (int i = 0; i < scaled.length; i++) {
            double x = scaled[i];
            double[] column = rows[i];
            for (int a = 0; a < count; a++) {
                row[a] += (column[a] - x) * (column[a] - x);
            }
        }
        Matern.covariances(row, count);
    }

    /** Outputs at one place; shape {@code [output]}. */
    double[] at(double[] input) {
        int n = rows[0].length;
        double[] row = new double[n];
        covariances(scales.scaled(input), row, n);
        double[] outputs = new double[weights.length];
        for (int o = 0; o < outputs.length; o++) {
            double[] w = weights[o];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int a = 0;
            // Four sums: additions need not wait for each other.
            for (; a + 3 < n; a += 4) {
                s0 += row[a] * w[a];
                s1 += row[a + 1] * w[a + 1];
                s2 += row[a + 2] * w[a + 2];
                s3 += row[a + 3] * w[a + 3];
            }
            for (; a < n; a++) {
                s0 += row[a] * w[a];
            }
            outputs[o] = s0 + s1 + s2 + s3;
        }
        return outputs;
    }
}
