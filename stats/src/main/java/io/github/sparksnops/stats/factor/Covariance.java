package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import java.util.Arrays;

/**
 * Covariance matrix of counts, maximum likelihood (divided by B), padded with zeros for {@link DenseProduct}.
 *
 * @param neurons n
 * @param stride row length: n padded
 * @param values shape {@code [stride][stride]}; shared
 */
record Covariance(int neurons, int stride, double[] values) {
    /**
     * Covariance of some neurons about their means.
     *
     * @param scale that the numbers were multiplied by before their moments were taken
     */
    static Covariance of(CountMoments moments, int scale, int[] neurons) {
        double[] zero = new double[neurons.length];
        return about(moments, scale, neurons, zero);
    }

    /** Second moment of some neurons about other means than their own, as held-out counts need it. */
    static Covariance about(CountMoments moments, CountMoments means, int scale, int[] neurons) {
        double[] offset = new double[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            offset[i] = (moments.mean(neurons[i]) - means.mean(neurons[i])) / scale;
        }
        return about(moments, scale, neurons, offset);
    }

    private static Covariance about(CountMoments moments, int scale, int[] neurons, double[] offset) {
        int n = neurons.length;
        int stride = DenseProduct.padded(n);
        double[] values = new double[stride * stride];
        double divisor = (double) scale * scale * moments.windows();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = moments.scatter(neurons[i], neurons[j]) / divisor + offset[i] * offset[j];
                values[i * stride + j] = value;
                values[j * stride + i] = value;
            }
        }
        return new Covariance(n, stride, values);
    }

    double variance(int i) {
        return values[i * stride + i];
    }

    /**
     * How far the matrix is from singular.
     *
     * @param reciprocalCondition reciprocal condition number in the 1-norm; 0 where the matrix is singular
     * @param geometricMeanEigenvalue over the eigenvalues that are not zero; NaN where all are
     */
    record Condition(double reciprocalCondition, double geometricMeanEigenvalue) {
        /** Reciprocal condition number below which a covariance counts as singular, as published. */
        private static final double SINGULAR = 1e-8;

        boolean singular() {
            return reciprocalCondition < SINGULAR;
        }
    }

    Condition condition() {
        double[] inverse = values.clone();
        int rows = DenseProduct.paddedRows(neurons);
        for (int i = neurons; i < rows; i++) {
            inverse[i * stride + i] = 1;
        }
        LogProduct determinant = new LogProduct();
        SymmetricInverse.invert(inverse, rows, stride, determinant);
        double condition = norm(values) * norm(inverse);
        double reciprocal = condition > 0 && Double.isFinite(condition) ? 1 / condition : 0;
        double mean =
                reciprocal < Condition.SINGULAR ? meanNonZeroEigenvalue() : StrictMath.exp(determinant.log() / neurons);
        return new Condition(reciprocal, mean);
    }

    /** Largest sum of a row's absolute values. */
    private double norm(double[] matrix) {
        double largest = 0;
        for (int i = 0; i < neurons; i++) {
            double sum = 0;
            for (int j = 0; j < neurons; j++) {
                sum += Math.abs(matrix[i * stride + j]);
            }
            largest = sum > largest || Double.isNaN(sum) ? sum : largest;
        }
        return largest;
    }

    private double meanNonZeroEigenvalue() {
        double[] eigenvalues = SymmetricEigenvalues.of(values, neurons, stride);
        double threshold = neurons * Math.ulp(eigenvalues[0]);
        double[] positive =
                Arrays.stream(eigenvalues).filter(e -> e > threshold).toArray();
        double sum = 0;
        for (double eigenvalue : positive) {
            sum += StrictMath.log(eigenvalue);
        }
        return StrictMath.exp(sum / positive.length);
    }
}
