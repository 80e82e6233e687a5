package io.github.sparksnops.stats.counts;

import io.github.sparksnops.network.random.RandomStream;

/** Draws neurons without replacement within a sampling, independently across samplings, by addressed draws. */
public final class NeuronSampling {
    private NeuronSampling() {}

    /**
     * Draws one sampling.
     *
     * @param candidates ids to draw from; left as they are
     * @param seed of the trial
     * @return ids, shape {@code [count]}
     */
    public static int[] draw(int[] candidates, int count, long seed, int sampling) {
        return Shuffle.first(candidates, count, RandomStream.SAMPLING, seed, sampling, 0);
    }
}
