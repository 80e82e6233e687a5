package io.github.sparksnops.stats.target;

import io.github.sparksnops.network.random.RandomStream;

/** Draws of the repeats that a target's spread is taken from, addressed by the target's seed. */
final class RepeatSeeds {
    private static final int WINDOWS = 0;
    private static final int REPLICATE = 1;
    private static final int SESSION = 2;

    private RepeatSeeds() {}

    /** Seed of a session's samplings. The first session has the seed itself, so that it equals a trial of that seed. */
    static long ofSession(long seed, int session) {
        return session == 0 ? seed : derived(seed, session, SESSION);
    }

    /** Seed of a bootstrap replicate's samplings. */
    static long ofReplicate(long seed, int replicate) {
        return derived(seed, replicate, REPLICATE);
    }

    private static long derived(long seed, int repeat, int purpose) {
        int[] words = new int[4];
        RandomStream.BOOTSTRAP.block(seed, 0, repeat, purpose, words);
        return (long) words[0] << 32 | words[1] & 0xFFFFFFFFL;
    }

    /** As many windows as there are, drawn with replacement; shape {@code [window]}. */
    static int[] windows(long seed, int replicate, int windows) {
        int[] drawn = new int[windows];
        int[] words = new int[4];
        for (int w = 0; w < windows; w++) {
            if ((w & 3) == 0) {
                RandomStream.BOOTSTRAP.block(seed, w >>> 2, replicate, WINDOWS, words);
            }
            drawn[w] = RandomStream.index(words[w & 3], windows);
        }
        return drawn;
    }
}
