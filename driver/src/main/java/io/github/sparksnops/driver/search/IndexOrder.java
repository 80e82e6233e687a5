package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.random.RandomStream;

/**
 * A random order of 0 .. n - 1 in which any place can be looked up by itself.
 *
 * <p>A Feistel network on the next larger 4^k numbers permutes those; what falls outside of 0 .. n - 1 is permuted again until
 * it falls inside, which is a permutation too (Black and Rogaway 2002, <a
 * href="https://doi.org/10.1007/3-540-45760-7_9">doi:10.1007/3-540-45760-7_9</a>, sections 4 and 5). Fewer than four passes
 * on the average.
 */
final class IndexOrder {
    /** Numbers stay below this, so that halves have at most 31 bits. */
    static final long MOST = 1L << 62;

    /**
     * Four make a network as good as random for long halves; short ones mix less in a round. What stays uneven is the parity
     * of the order, for n above 4: each round is an even permutation. All triples of numbers are equally likely in all places.
     */
    private static final int ROUNDS = 8;

    private final long n;
    private final long seed;
    private final int order;
    private final int variant;
    private final int halfBits;
    private final int mask;

    /**
     * One of many orders of a seed.
     *
     * @param n numbers to order
     * @param order first coordinate of the order, for example the number of a block
     * @param variant second coordinate, below 2^28; for example a dimension
     */
    IndexOrder(long n, long seed, int order, int variant) {
        require(n >= 1 && n <= MOST, "an order of %s", n);
        this.n = n;
        this.seed = seed;
        this.order = order;
        this.variant = variant;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(n - 1);
        this.halfBits = Math.max(1, (bits + 1) / 2);
        this.mask = (int) ((1L << halfBits) - 1);
    }

    /** The number at a place in 0 .. n - 1. */
    long at(long place) {
        int[] words = new int[4];
        long number = place;
        do {
            number = permuted(number, words);
        } while (number >= n);
        return number;
    }

    private long permuted(long number, int[] words) {
        int left = (int) (number >>> halfBits);
        int right = (int) number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            RandomStream.ORDER.block(seed, right, variant * ROUNDS + round, order, words);
            int next = left ^ (words[0] & mask);
            left = right;
            right = next;
        }
        return (long) left << halfBits | right;
    }
}
