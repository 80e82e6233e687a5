package io.github.sparksnops.network.wiring;

import static io.github.sparksnops.network.Check.require;

/**
 * A discrete distribution that one 32-bit word draws from: value j is drawn where exactly j thresholds are at most the word
 * (unsigned). The last value has no threshold of its own: it takes what is left.
 *
 * <p>Built in double from probabilities and then integer, so a CPU and a device draw the same value from the same word.
 */
final class DiscreteTable {
    /** Leading bits of the word that the guide table is indexed with: 4 KB, and few words need a search. */
    private static final int GUIDE_BITS = 11;

    private static final int GUIDE_SHIFT = 32 - GUIDE_BITS;
    private static final int SEARCH = 1 << 15;
    private static final double TWO_TO_32 = 4294967296.0;

    /** Unsigned thresholds, ascending. */
    private final int[] thresholds;
    /** Smallest value that a word with these leading bits can give; marked SEARCH where it is not the only one. */
    private final char[] guide;

    private DiscreteTable(int[] thresholds) {
        require(thresholds.length < SEARCH, "%s values: at most %s can be drawn", thresholds.length, SEARCH);
        this.thresholds = thresholds;
        this.guide = new char[1 << GUIDE_BITS];
        for (int g = 0; g < guide.length; g++) {
            int lowest = search(0, g << GUIDE_SHIFT);
            int highest = search(lowest, (g << GUIDE_SHIFT) + (1 << GUIDE_SHIFT) - 1);
            guide[g] = (char) (lowest == highest ? lowest : lowest | SEARCH);
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
        return value < SEARCH ? value : search(value - SEARCH, word);
    }

    private int search(int from, int word) {
        int value = from;
        while (value < thresholds.length && Integer.compareUnsigned(word, thresholds[value]) >= 0) {
            value++;
        }
        return value;
    }

    /** Largest value that can be drawn. */
    int largest() {
        return thresholds.length;
    }

    /** Probability of each value, as it is drawn. */
    double[] probabilities() {
        double[] probabilities = new double[thresholds.length + 1];
        double below = 0;
        for (int j = 0; j < probabilities.length; j++) {
            double upTo = j < thresholds.length ? (thresholds[j] & 0xFFFFFFFFL) / TWO_TO_32 : 1;
            probabilities[j] = upTo - below;
            below = upTo;
        }
        return probabilities;
    }

    int[] thresholds() {
        return thresholds.clone();
    }
}
