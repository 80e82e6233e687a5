package io.github.sparksnops.network.wiring;

/**
 * A discrete distribution that one 32-bit word draws from: value j is drawn where exactly j thresholds are at most the word
 * (unsigned). The last value has no threshold of its own: it takes what is left.
 *
 * <p>Built in double from probabilities and then integer, so a CPU and a device draw the same value from the same word.
 */
final class DiscreteTable {
    /** Leading bits of the word that the guide table is indexed with: 4 KB, and a search step is needed for few words. */
    private static final int GUIDE_BITS = 11;

    private static final int GUIDE_SHIFT = 32 - GUIDE_BITS;
    private static final double TWO_TO_32 = 4294967296.0;

    /** Unsigned thresholds, ascending. */
    private final int[] thresholds;
    /** Smallest value that a word with these leading bits can give. */
    private final char[] guide;

    private DiscreteTable(int[] thresholds) {
        this.thresholds = thresholds;
        this.guide = new char[1 << GUIDE_BITS];
        int value = 0;
        for (int g = 0; g < guide.length; g++) {
            int word = g << GUIDE_SHIFT;
            while (value < thresholds.length && Integer.compareUnsigned(word, thresholds[value]) >= 0) {
                value++;
            }
            guide[g] = (char) value;
        }
    }

    /**
     * Table of a distribution given by the probabilities of 0 .. n - 1.
     *
     * @param probabilities non-negative; scaled to the sum 1
     */
    static DiscreteTable of(double[] probabilities) {
        double total = 0;
        for (double p : probabilities) {
            total += p;
        }
        int[] thresholds = new int[probabilities.length - 1];
        int count = 0;
        double cumulative = 0;
        for (int j = 0; j < thresholds.length; j++) {
            cumulative += probabilities[j];
            long threshold = Math.round(cumulative / total * TWO_TO_32);
            if (threshold >= 1L << 32) {
                break; // the values from j + 1 on have less than half a chance in 2^32
            }
            thresholds[count++] = (int) threshold;
        }
        return new DiscreteTable(java.util.Arrays.copyOf(thresholds, count));
    }

    int draw(int word) {
        int value = guide[word >>> GUIDE_SHIFT];
        while (value < thresholds.length && Integer.compareUnsigned(word, thresholds[value]) >= 0) {
            value++;
        }
        return value;
    }

    /** Largest value that can be drawn. */
    int largest() {
        return thresholds.length;
    }

    int[] thresholds() {
        return thresholds.clone();
    }
}
