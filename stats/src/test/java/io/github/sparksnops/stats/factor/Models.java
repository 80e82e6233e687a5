package io.github.sparksnops.stats.factor;

/** Loadings in plain rows and in padded ones. */
final class Models {
    private Models() {}

    /** Loadings as EM takes them, rows and their number padded with zeros. */
    static double[] padded(double[][] loadings) {
        int latents = loadings[0].length;
        int stride = DenseProduct.padded(latents);
        double[] padded = new double[DenseProduct.paddedRows(loadings.length) * stride];
        for (int i = 0; i < loadings.length; i++) {
            System.arraycopy(loadings[i], 0, padded, i * stride, latents);
        }
        return padded;
    }

    /** Loadings of a model, shape {@code [neuron][latent]}. */
    static double[][] loadings(FactorModel model) {
        return plain(model.loadings(), model.neurons(), model.latents());
    }

    static double[][] plain(double[] padded, int neurons, int latents) {
        double[][] plain = new double[neurons][latents];
        for (int i = 0; i < neurons; i++) {
            System.arraycopy(padded, i * DenseProduct.padded(latents), plain[i], 0, latents);
        }
        return plain;
    }

    /** L L^T. */
    static double[][] sharedCovariance(double[][] loadings) {
        return PlainFactorAnalysis.product(loadings, PlainFactorAnalysis.transposed(loadings));
    }
}
