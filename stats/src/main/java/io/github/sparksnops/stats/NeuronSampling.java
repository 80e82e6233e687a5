package io.github.sparksnops.stats;

import io.github.sparksnops.network.random.RandomStream;

/** Draws neurons without replacement within a sampling, independently across samplings, by addressed draws. */
final class NeuronSampling {
    private NeuronSampling() {}

    /**
     * Draws one sampling: the first steps of a Fisher-Yates shuffle.
     *
     * @param candidates ids to draw from; left as they are
     * @param seed of the trial
     * @return ids, shape {@code [count]}
     */
    static int[] draw(int[] candidates, int count, long seed, int sampling) {
        int[] shuffled = candidates.clone();
        int[] words = new int[4];
        for (int i = 0; i < count; i++) {
            if ((i & 3) == 0) {
                RandomStream.SAMPLING.block(seed, i >>> 2, sampling, 0, words);
            }
            int j = i + RandomStream.index(words[i & 3], shuffled.length - i);
            int taken = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = taken;
        }
        return java.util.Arrays.copyOf(shuffled, count);
    }
}
