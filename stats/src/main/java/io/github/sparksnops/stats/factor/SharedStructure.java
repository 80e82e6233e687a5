package io.github.sparksnops.stats.factor;

import java.util.Arrays;

/** Shared variance, its dimensionality and eigenspectrum of a fitted model (SNOPS, {@code src/compute_shared.m}). */
final class SharedStructure {
    /** Share of the shared variance that the counted latents have to explain. */
    private static final double EXPLAINED = 0.95;

    private SharedStructure() {}

    /** Without latents nothing is shared. */
    static FactorOutcome.Shared none(int neurons) {
        return new FactorOutcome.Shared(0, 0, 0, new double[neurons]);
    }

    static FactorOutcome.Shared of(FactorModel model) {
        double[] spectrum = spectrum(model);
        return new FactorOutcome.Shared(model.latents(), sharedVariance(model), dimensionality(spectrum), spectrum);
    }

    private static double sharedVariance(FactorModel model) {
        double sum = 0;
        for (int i = 0; i < model.neurons(); i++) {
            double shared = 0;
            for (int j = 0; j < model.latents(); j++) {
                double loading = model.loadings()[i * model.stride() + j];
                shared += loading * loading;
            }
            sum += shared / (shared + model.privateVariances()[i]);
        }
        return sum / model.neurons();
    }

    /** Eigenvalues of L L^T: those of the smaller L^T L, then zeros. */
    private static double[] spectrum(FactorModel model) {
        int stride = model.stride();
        double[] product = new double[stride * stride];
        DenseProduct.multiply(model.loadings(), 1, stride, model.loadings(), stride, model.neurons(), stride, product);
        double[] eigenvalues = SymmetricEigenvalues.of(product, model.latents(), stride);
        double[] spectrum = new double[model.neurons()];
        // Rounding can carry a vanishing eigenvalue a little below zero.
        Arrays.setAll(spectrum, k -> k < eigenvalues.length && eigenvalues[k] > 0 ? eigenvalues[k] : 0);
        return spectrum;
    }

    private static int dimensionality(double[] spectrum) {
        double sum = 0;
        for (double eigenvalue : spectrum) {
            sum += eigenvalue;
        }
        double explained = 0;
        int needed = 1;
        for (double eigenvalue : spectrum) {
            explained += eigenvalue;
            if (explained / sum < EXPLAINED) {
                needed++;
            }
        }
        return needed;
    }
}
