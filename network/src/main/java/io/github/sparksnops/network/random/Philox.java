package io.github.sparksnops.network.random;

/**
 * Philox4x32-10: four 32-bit random words as a function of a 128-bit counter and a 64-bit key.
 *
 * <p>Salmon et al. 2011, <a href="https://doi.org/10.1145/2063384.2063405">doi:10.1145/2063384.2063405</a>, section 3.
 */
public final class Philox {
    static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long WORD = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Computes one block.
     *
     * @param key low word is the first key word, high word the second
     * @param out receives the four words
     */
    public static void block(long key, int c0, int c1, int c2, int c3, int[] out) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & WORD);
            long p1 = MULTIPLIER_1 * (x2 & WORD);
            x0 = (int) (p1 >>> 32) ^ x1 ^ k0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ k1;
            x3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[0] = x0;
        out[1] = x1;
        out[2] = x2;
        out[3] = x3;
    }
}
