package io.github.sparksnops.network.wiring;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.random.RandomStream;

/**
 * Spikes of independent Poisson sources, step by step: the superposed process gives their number (one word against a
 * threshold table), uniform draws their sources. Words 0, 1, 2, ... of the step are the number, the first source, the second.
 */
public final class PoissonDraw {
    /** Beyond this mean the first probability leaves the range of double. */
    private static final double LARGEST_MEAN_PER_STEP = 500;

    private final int stimulus;
    private final int sources;
    private final DiscreteTable number;
    private final int[] words = new int[4];

    PoissonDraw(Stimulus.PoissonSources poisson, int stimulus, double dtMs) {
        double mean = poisson.totalRatePerMs() * dtMs;
        require(
                mean <= LARGEST_MEAN_PER_STEP,
                "stimulus %s: %s spikes per step are expected, at most %s can be drawn",
                poisson.name(),
                mean,
                LARGEST_MEAN_PER_STEP);
        this.stimulus = stimulus;
        this.sources = poisson.size();
        this.number = DiscreteTable.of(probabilities(mean));
    }

    private static double[] probabilities(double mean) {
        int length = (int) (mean + 12 * Math.sqrt(mean)) + 20;
        double[] probabilities = new double[length];
        probabilities[0] = StrictMath.exp(-mean);
        for (int k = 1; k < length; k++) {
            probabilities[k] = probabilities[k - 1] * mean / k;
        }
        return probabilities;
    }

    /** Most spikes that one step can bring, all sources together. */
    public int most() {
        return number.largest();
    }

    /** Unsigned thresholds of the number of spikes: it is the number of thresholds that are at most the word. */
    public int[] thresholds() {
        return number.thresholds();
    }

    /**
     * Draws the spikes of one step.
     *
     * @param spiking receives the sources, in 0 .. size - 1, at least {@link #most()} long; a source may appear twice
     * @return their number
     */
    public int draw(long seed, int step, int[] spiking) {
        RandomStream.STIMULUS.block(seed, 0, step, stimulus, words);
        int count = number.draw(words[0]);
        for (int i = 1; i <= count; i++) {
            if ((i & 3) == 0) {
                RandomStream.STIMULUS.block(seed, i >>> 2, step, stimulus, words);
            }
            spiking[i - 1] = RandomStream.index(words[i & 3], sources);
        }
        return count;
    }
}
