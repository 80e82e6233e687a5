package io.github.sparksnops.driver.score;

import static io.github.sparksnops.network.Check.require;

/** Median of numbers. */
public final class Median {
    private Median() {}

    /** Middle one, or the mean of the two in the middle. */
    public static double ofSorted(double[] sorted) {
        require(sorted.length > 0, "no numbers");
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
