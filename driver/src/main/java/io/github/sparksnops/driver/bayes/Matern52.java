package io.github.sparksnops.driver.bayes;

/**
 * Matérn covariance with smoothness 5/2 and a length scale per dimension: s^2 (1 + sqrt(5) r + 5/3 r^2) exp(-sqrt(5) r), where
 * r^2 is the sum of ((a_d - b_d) / l_d)^2. Such functions are twice differentiable.
 *
 * <p>Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", equations 4.17 and 5.1.
 */
final class Matern52 {
    private static final double SQRT5 = Math.sqrt(5);

    private final double variance;

    /** With s^2; length scales are those of the points' {@link ScaledPoints}. */
    Matern52(double variance) {
        this.variance = variance;
    }

    /** Covariances of every point with every other's, shape {@code [points][others]}. */
    double[] between(ScaledPoints points, ScaledPoints others) {
        double[] out = new double[points.count() * others.count()];
        for (int i = 0; i < points.count(); i++) {
            int at = i * others.count();
            others.squaredDistances(points.point(i), 0, out, at);
            covariances(out, at, at + others.count());
        }
        return out;
    }

    /** Covariances among points: the lower triangle, in {@link DenseAlgebra}'s order. */
    void among(ScaledPoints points, double[] out) {
        int n = points.count();
        for (int j = 0; j < n; j++) {
            points.squaredDistances(points.point(j), j, out, j * n + j);
            covariances(out, j * n + j, (j + 1) * n);
        }
    }

    private void covariances(double[] squares, int from, int end) {
        for (int at = from; at < end; at++) {
            double square = squares[at];
            double distance = SQRT5 * Math.sqrt(square);
            squares[at] = variance * (1 + distance + 5.0 / 3 * square) * Math.exp(-distance);
        }
    }

    /**
     * As {@link #among}, with what derivatives need.
     *
     * @param slopes in the same order: times ((a_d - b_d) / l_d)^2, the derivative of the covariance by log l_d
     */
    void among(ScaledPoints points, double[] out, double[] slopes) {
        int n = points.count();
        for (int j = 0; j < n; j++) {
            points.squaredDistances(points.point(j), j, out, j * n + j);
            for (int at = j * n + j; at < (j + 1) * n; at++) {
                double square = out[at];
                double distance = SQRT5 * Math.sqrt(square);
                double decay = variance * Math.exp(-distance);
                out[at] = (1 + distance + 5.0 / 3 * square) * decay;
                slopes[at] = 5.0 / 3 * (1 + distance) * decay;
            }
        }
    }

    double variance() {
        return variance;
    }
}
