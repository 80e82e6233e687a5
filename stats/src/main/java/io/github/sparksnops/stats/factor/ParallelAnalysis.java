package io.github.sparksnops.stats.factor;

import io.github.sparksnops.network.random.RandomStream;
import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import io.github.sparksnops.stats.counts.Shuffle;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts the leading eigenvalues of the covariance that exceed those of every permutation of the windows, neuron by neuron, which
 * keeps each neuron's counts and destroys what neurons share (Horn 1965,
 * <a href="https://doi.org/10.1007/BF02289447">doi:10.1007/BF02289447</a>).
 *
 * <p>The published code has an unused variant on raw counts, whose first singular value is the mean; here the means are out.
 */
final class ParallelAnalysis {
    /** As published, with the largest of them as the threshold. */
    private static final int PERMUTATIONS = 300;

    private final SampledCounts sampled;
    private final long seed;
    private final int sampling;

    ParallelAnalysis(SampledCounts sampled, long seed, int sampling) {
        this.sampled = sampled;
        this.seed = seed;
        this.sampling = sampling;
    }

    int latents(Covariance covariance) {
        double[] eigenvalues = SymmetricEigenvalues.of(covariance.values(), covariance.neurons(), covariance.stride());
        double[] threshold = new double[eigenvalues.length];
        int[] all = IntStream.range(0, covariance.neurons()).toArray();
        for (int p = 0; p < PERMUTATIONS; p++) {
            Covariance permuted = Covariance.of(CountMoments.of(permuted(p)), sampled.scale(), all);
            double[] chance = SymmetricEigenvalues.of(permuted.values(), permuted.neurons(), permuted.stride());
            Arrays.setAll(threshold, k -> Math.max(threshold[k], chance[k]));
        }
        int latents = 0;
        while (latents < eigenvalues.length - 1 && eigenvalues[latents] > threshold[latents]) {
            latents++;
        }
        return latents;
    }

    private int[][] permuted(int permutation) {
        int[][] counts = sampled.varying();
        int[][] permuted = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            int address = permutation * counts.length + i;
            permuted[i] = Shuffle.first(counts[i], counts[i].length, RandomStream.PERMUTATION, seed, address, sampling);
        }
        return permuted;
    }
}
