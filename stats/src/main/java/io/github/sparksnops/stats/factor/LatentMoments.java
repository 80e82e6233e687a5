package io.github.sparksnops.stats.factor;

/**
 * What EM and the likelihood need of a model and a second-moment matrix C, all of it small: with W = Psi^-1 L, M = I + L^T W (the
 * inverse of the latents' posterior covariance), P = C W and Q = W^T P. One n x n x m product, C W, is the bulk of the work; the
 * inverse of L L^T + Psi is never formed (Woodbury: Psi^-1 - W M^-1 W^T).
 */
final class LatentMoments {
    private final int neurons;
    private final int size;
    private final int stride;
    private final double[] weighted;
    private final double[] projected;
    private final double[] precision;
    private final double[] posterior;
    private final double[] scatter;
    private final LogProduct determinant = new LogProduct();
    private double trace;

    LatentMoments(int neurons, int latents) {
        this.neurons = neurons;
        this.size = DenseProduct.paddedRows(latents);
        this.stride = DenseProduct.padded(latents);
        this.weighted = new double[DenseProduct.paddedRows(neurons) * stride];
        this.projected = new double[weighted.length];
        this.precision = new double[stride * stride];
        this.posterior = new double[stride * stride];
        this.scatter = new double[stride * stride];
    }

    /** Computes everything for a model: loadings of shape {@code [neuron][stride]}, private variances, and C. */
    void update(double[] loadings, double[] privateVariances, Covariance covariance) {
        determinant.reset();
        trace = 0;
        for (int i = 0; i < neurons; i++) {
            double inverse = 1 / privateVariances[i];
            determinant.multiply(privateVariances[i]);
            trace += covariance.variance(i) * inverse;
            for (int j = i * stride; j < (i + 1) * stride; j++) {
                weighted[j] = loadings[j] * inverse;
            }
        }
        int rows = DenseProduct.paddedRows(neurons);
        DenseProduct.multiply(covariance.values(), covariance.stride(), 1, weighted, rows, neurons, stride, projected);
        DenseProduct.symmetric(weighted, loadings, neurons, size, stride, precision);
        DenseProduct.symmetric(weighted, projected, neurons, size, stride, scatter);
        for (int j = 0; j < size; j++) {
            precision[j * stride + j] += 1;
        }
        System.arraycopy(precision, 0, posterior, 0, posterior.length);
        SymmetricInverse.invert(posterior, size, stride, determinant);
    }

    /**
     * Log-likelihood of counts with second moment C about the model's mean; NaN where the model has no positive definite
     * covariance.
     */
    double logLikelihood(int windows) {
        // tr((L L^T + Psi)^-1 C) = tr(Psi^-1 C) - tr(M^-1 Q); log det(L L^T + Psi) = log det Psi + log det M
        double explained = DenseProduct.dot(posterior, scatter, 0, size * stride);
        return -0.5 * windows * (neurons * LOG_TWO_PI + determinant.log() + trace - explained);
    }

    static final double LOG_TWO_PI = 1.8378770664093454836;

    /** P = C W, shape {@code [neuron][stride]}; shared. */
    double[] projected() {
        return projected;
    }

    /** M, shape {@code [stride][stride]}; shared. */
    double[] precision() {
        return precision;
    }

    /** Q, shape {@code [stride][stride]}; shared. */
    double[] scatter() {
        return scatter;
    }
}
