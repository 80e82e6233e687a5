package io.github.sparksnops.stats.factor;

import io.github.sparksnops.network.random.RandomStream;

/** Loadings that EM starts from: independent normal numbers, addressed by seed, sampling and fit. */
final class StartingLoadings {
    private static final double TWO_TO_MINUS_32 = 0x1p-32;

    private StartingLoadings() {}

    /**
     * Draws L = normal * sqrt(scale / m), shape {@code [neuron][latent]}, rows and their number padded with zeros.
     *
     * @param scale geometric mean of the covariance's eigenvalues
     * @param address of the fit within the sampling
     */
    static double[] draw(int neurons, int latents, double scale, long seed, int sampling, int address) {
        int stride = DenseProduct.padded(latents);
        double[] loadings = new double[DenseProduct.paddedRows(neurons) * stride];
        double deviation = Math.sqrt(scale / latents);
        double[] normals = new double[4];
        int[] words = new int[4];
        for (int k = 0; k < neurons * latents; k++) {
            if ((k & 3) == 0) {
                RandomStream.FACTOR_START.block(seed, k >>> 2, address, sampling, words);
                normals(words[0], words[1], normals, 0);
                normals(words[2], words[3], normals, 2);
            }
            loadings[k / latents * stride + k % latents] = normals[k & 3] * deviation;
        }
        return loadings;
    }

    /** Two normal numbers from two words (Box and Muller 1958). */
    private static void normals(int first, int second, double[] out, int at) {
        double radius = Math.sqrt(-2 * StrictMath.log(uniform(first)));
        double angle = 2 * Math.PI * uniform(second);
        out[at] = radius * StrictMath.cos(angle);
        out[at + 1] = radius * StrictMath.sin(angle);
    }

    /** In (0, 1). */
    private static double uniform(int word) {
        return ((word & 0xFFFFFFFFL) + 0.5) * TWO_TO_MINUS_32;
    }
}
