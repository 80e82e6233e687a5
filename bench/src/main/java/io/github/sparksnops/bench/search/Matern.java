package io.github.sparksnops.bench.search;

/** Matern covariance of smoothness 5/2; Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, eq. 4.17. */
final class Matern {
    /** exp(-d) is the 1024th power of a cubic: relative error d^4 / 2.6e10, without a branch, so that loops become SIMD code. */
    private static final double ROOT = 1.0 / 1024;

    private Matern() {}

    /** Replaces squared distances, in length scales, by covariances. */
    static void covariances(double[] squares, int count) {
        for (int i = 0; i < count; i++) {
            double d = Math.sqrt(5 * squares[i]);
            squares[i] = (1 + d + d * d * (1 / 3.0)) * decay(d);
        }
    }

    /** exp(-d) for d in 0 .. 1024. */
    static double decay(double d) {
        double z = d * ROOT;
        double e = 1 - z * (1 - z * (0.5 - z * (1 / 6.0)));
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return e;
    }
}
