package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.UnitInterval;
import io.github.sparksnops.network.random.RandomStream;

/**
 * Random numbers of one purpose in one round, each addressed by a draw and its place in it: the same whatever was drawn before.
 *
 * @param key of the study's seed and the round
 * @param purpose what the numbers are for, at least 0
 */
record Draws(long key, int purpose) {
    private static final int WORDS = 4;

    /** No purpose has this number. */
    private static final int KEYS = -1;

    /** Numbers of a round, for purpose 0. */
    static Draws of(long seed, int round) {
        int[] words = new int[WORDS];
        RandomStream.PROPOSALS.block(seed, 0, round, KEYS, words);
        return new Draws((long) words[0] << Integer.SIZE | Integer.toUnsignedLong(words[1]), 0);
    }

    /** Numbers for another purpose. */
    Draws with(int otherPurpose) {
        return new Draws(key, otherPurpose);
    }

    /** Numbers for the purpose so many places after this one. */
    Draws after(int places) {
        return new Draws(key, purpose + places);
    }

    /** Uniform numbers strictly between 0 and 1; shape {@code [count]}. */
    double[] uniforms(int draw, int count) {
        double[] uniforms = new double[count];
        int[] words = new int[WORDS];
        for (int i = 0; i < count; i++) {
            if (i % WORDS == 0) {
                RandomStream.PROPOSALS.block(key, i / WORDS, draw, purpose, words);
            }
            uniforms[i] = UnitInterval.of(words[i % WORDS]);
        }
        return uniforms;
    }

    /**
     * Standard normal numbers, shape {@code [count]}: Box and Muller 1958,
     * <a href="https://doi.org/10.1214/aoms/1177706645">doi:10.1214/aoms/1177706645</a>.
     */
    double[] normals(int draw, int count) {
        double[] uniforms = uniforms(draw, count + count % 2);
        double[] normals = new double[count];
        for (int i = 0; i < count; i++) {
            int pair = i - i % 2;
            double radius = Math.sqrt(-2 * StrictMath.log(uniforms[pair]));
            double angle = 2 * Math.PI * uniforms[pair + 1];
            normals[i] = radius * (i == pair ? StrictMath.cos(angle) : StrictMath.sin(angle));
        }
        return normals;
    }
}
