package io.github.sparksnops.network.wiring;

/** Goodness of fit for tests. */
final class ChiSquared {
    private ChiSquared() {}

    /**
     * Standard score of the chi-squared statistic by the Wilson-Hilferty cube root, near N(0, 1) for a right model. Bins with
     * an expected count below 5 are merged into their neighbour.
     */
    static double score(long[] observed, double[] expected) {
        double statistic = 0;
        int bins = 0;
        double o = 0;
        double e = 0;
        for (int i = 0; i < observed.length; i++) {
            o += observed[i];
            e += expected[i];
            if (e >= 5) {
                statistic += (o - e) * (o - e) / e;
                bins++;
                o = 0;
                e = 0;
            }
        }
        double freedom = bins - 1;
        double t = 2.0 / (9 * freedom);
        return (Math.cbrt(statistic / freedom) - (1 - t)) / Math.sqrt(t);
    }
}
