package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import java.util.Random;
import java.util.stream.IntStream;

/** Count matrices of shape {@code [neuron][window]} made for tests. */
final class CountMatrices {
    private CountMatrices() {}

    /** Independent Poisson counts with means between 1 and 3. */
    static int[][] independent(int neurons, int windows, long seed) {
        Random random = new Random(seed);
        int[][] counts = new int[neurons][windows];
        for (int i = 0; i < neurons; i++) {
            for (int w = 0; w < windows; w++) {
                counts[i][w] = poisson(1 + 2.0 * i / neurons, random);
            }
        }
        return counts;
    }

    private static int poisson(double mean, Random random) {
        int count = 0;
        for (double product = random.nextDouble(); product > StrictMath.exp(-mean); product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Normal loadings, shape {@code [neuron][latent]}. */
    static double[][] loadings(int neurons, int latents, double deviation, long seed) {
        Random random = new Random(seed);
        double[][] loadings = new double[neurons][latents];
        for (double[] row : loadings) {
            for (int j = 0; j < latents; j++) {
                row[j] = deviation * random.nextGaussian();
            }
        }
        return loadings;
    }

    /** Normal counts with these loadings and the same private variance for all, rounded; counts may be negative. */
    static int[][] withLoadings(double[][] loadings, double privateDeviation, double mean, int windows, long seed) {
        Random random = new Random(seed);
        int[][] counts = new int[loadings.length][windows];
        double[] latents = new double[loadings[0].length];
        for (int w = 0; w < windows; w++) {
            for (int j = 0; j < latents.length; j++) {
                latents[j] = random.nextGaussian();
            }
            for (int i = 0; i < loadings.length; i++) {
                double value = mean + privateDeviation * random.nextGaussian();
                for (int j = 0; j < latents.length; j++) {
                    value += loadings[i][j] * latents[j];
                }
                counts[i][w] = (int) Math.rint(value);
            }
        }
        return counts;
    }

    /** Counts of about 8 with private standard deviation 1.2 and as many normal latents with loadings of about 1. */
    static int[][] withLatents(int neurons, int latents, int windows, long seed) {
        return withLoadings(loadings(neurons, latents, 1, seed), 1.2, 8, windows, seed + 1000);
    }

    static int[][] times(int[][] counts, int factor) {
        int[][] scaled = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            scaled[i] = java.util.Arrays.stream(counts[i]).map(c -> factor * c).toArray();
        }
        return scaled;
    }

    static Covariance covariance(int[][] counts) {
        return Covariance.of(
                CountMoments.of(counts), 1, IntStream.range(0, counts.length).toArray());
    }
}
