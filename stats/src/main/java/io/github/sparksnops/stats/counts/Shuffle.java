package io.github.sparksnops.stats.counts;

import io.github.sparksnops.network.random.RandomStream;
import java.util.Arrays;

/** Random orders by addressed draws. */
public final class Shuffle {
    private Shuffle() {}

    /**
     * The first steps of a Fisher-Yates shuffle: some items, drawn without replacement.
     *
     * @param items left as they are
     * @param c1 second coordinate of the stream; the first is the block of words
     * @param c2 third coordinate
     * @return shape {@code [count]}
     */
    public static int[] first(int[] items, int count, RandomStream stream, long seed, int c1, int c2) {
        int[] shuffled = items.clone();
        int[] words = new int[4];
        for (int i = 0; i < count; i++) {
            if ((i & 3) == 0) {
                stream.block(seed, i >>> 2, c1, c2, words);
            }
            int j = i + RandomStream.index(words[i & 3], shuffled.length - i);
            int taken = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = taken;
        }
        return Arrays.copyOf(shuffled, count);
    }
}
