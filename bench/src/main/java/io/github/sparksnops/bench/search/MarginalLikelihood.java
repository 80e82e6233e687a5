package io.github.sparksnops.bench.search;

/**
 * How likely outputs are under a Gaussian process, as a function of length scales and noise; the signal's variance is at its
 * optimum. Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, eq. 5.8 and 5.9.
 */
final class MarginalLikelihood {
    private final CovarianceScales scales;
    /** In length scales; shape {@code [row][input]}. */
    private final double[][] scaled;
    /** Derivative of a covariance by the logarithm of a length, over the squared distance in that input; lower triangle. */
    private final double[][] slopes;

    private final Cholesky cholesky;

    private MarginalLikelihood(CovarianceScales scales, double[][] scaled, double[][] slopes, Cholesky cholesky) {
        this.scales = scales;
        this.scaled = scaled;
        this.slopes = slopes;
        this.cholesky = cholesky;
    }

    /**
     * Likelihood at some scales.
     *
     * @param inputs shape {@code [row][input]}
     */
    static MarginalLikelihood of(CovarianceScales scales, double[][] inputs) {
        int n = inputs.length;
        double[][] scaled = new double[n][];
        double[][] rows = new double[n][];
        double[][] slopes = new double[n][];
        for (int a = 0; a < n; a++) {
            scaled[a] = scales.scaled(inputs[a]);
            rows[a] = new double[a + 1];
            slopes[a] = new double[a];
            for (int b = 0; b < a; b++) {
                double square = 0;
                for (int i = 0; i < scaled[a].length; i++) {
                    square += (scaled[a][i] - scaled[b][i]) * (scaled[a][i] - scaled[b][i]);
                }
                double d = Math.sqrt(5 * square);
                double decay = Matern.decay(d);
                rows[a][b] = (1 + d + d * d / 3) * decay;
                slopes[a][b] = (5 / 3.0) * (1 + d) * decay;
            }
            rows[a][a] = 1 + scales.noise() + CovarianceScales.JITTER;
        }
        return new MarginalLikelihood(scales, scaled, slopes, Cholesky.of(rows));
    }

    /**
     * Gradient of the negative logarithm by the logarithms of the lengths and, last, of the noise; shape {@code [input + 1]}.
     *
     * @param outputs standardised; shape {@code [output][row]}
     */
    double[] gradient(double[][] outputs) {
        double[][] weights = weights(outputs);
        int lengths = scales.lengths().length;
        double[] gradient = new double[lengths + 1];
        for (int a = 0; a < scaled.length; a++) {
            double[] inverse = new double[scaled.length];
            inverse[a] = 1;
            cholesky.solve(inverse);
            for (int b = 0; b <= a; b++) {
                double g = outputs.length * inverse[b];
                for (double[] weight : weights) {
                    g -= weight[a] * weight[b];
                }
                if (b == a) {
                    gradient[lengths] += 0.5 * scales.noise() * g;
                    continue;
                }
                for (int i = 0; i < lengths; i++) {
                    double difference = scaled[a][i] - scaled[b][i];
                    gradient[i] += g * slopes[a][b] * difference * difference;
                }
            }
        }
        return gradient;
    }

    /** Inverse covariance times outputs, over the signal's standard deviation; shape {@code [output][row]}. */
    private double[][] weights(double[][] outputs) {
        double[][] weights = new double[outputs.length][];
        for (int o = 0; o < outputs.length; o++) {
            double[] weight = outputs[o].clone();
            cholesky.solve(weight);
            double variance = 0;
            for (int a = 0; a < weight.length; a++) {
                variance += outputs[o][a] * weight[a] / weight.length;
            }
            for (int a = 0; a < weight.length; a++) {
                weight[a] /= Math.sqrt(variance);
            }
            weights[o] = weight;
        }
        return weights;
    }
}
