package io.github.sparksnops.stats.factor;

/**
 * A fitted model x ~ N(d, L L^T + Psi); the mean d is that of the counts.
 *
 * @param latents m
 * @param loadings L, shape {@code [neuron][latent]}, rows padded with zeros to a multiple of {@link DenseProduct#PADDING}
 * @param privateVariances diagonal of Psi, shape {@code [neuron]}
 * @param logLikelihoods of the counts it was fitted to, after each iteration but the last
 */
record FactorModel(int latents, double[] loadings, double[] privateVariances, double[] logLikelihoods) {
    int neurons() {
        return privateVariances.length;
    }

    int stride() {
        return DenseProduct.padded(latents);
    }

    int iterations() {
        return logLikelihoods.length;
    }
}
