package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

/** Joint normal distribution of the function at a block of points, in units of the values. */
public final class JointPrediction {
    private final double[] means;
    private final double[] covariances;
    private final CholeskyFactor factor;

    /** With covariances of shape {@code [point][point]}, whose rounding error is a share of the variance. */
    JointPrediction(double[] means, double[] covariances, double variance, DenseAlgebra algebra) {
        this.means = means;
        this.covariances = covariances;
        this.factor = CholeskyFactor.of(
                algebra, means.length, variance, matrix -> System.arraycopy(covariances, 0, matrix, 0, matrix.length));
    }

    /** How many points. */
    public int count() {
        return means.length;
    }

    /** Expected value at a point. */
    public double mean(int point) {
        return means[point];
    }

    /** Covariance of the function at two points. */
    public double covariance(int point, int other) {
        return covariances[point * means.length + other];
    }

    /**
     * The function at the points, drawn at random.
     *
     * @param standardNormals independent standard normal numbers, one for each point
     */
    public double[] sample(double[] standardNormals) {
        require(
                standardNormals.length == means.length,
                "JointPrediction.sample: %s standard normals for %s points",
                standardNormals.length,
                means.length);
        double[] sample = factor.times(standardNormals);
        for (int i = 0; i < sample.length; i++) {
            sample[i] += means[i];
        }
        return sample;
    }
}
