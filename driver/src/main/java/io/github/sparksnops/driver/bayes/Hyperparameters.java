package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;
import static io.github.sparksnops.network.Check.requireFinite;

import java.io.Serializable;

/**
 * What a Gaussian process assumes of a function before it sees values. Mean and variances are in units of the standardised
 * values (mean 0, standard deviation 1), so that one round's are a start for the next; length scales are in units of the
 * coordinates.
 *
 * @param mean expectation far from all observations
 * @param signalVariance variance of the function about the mean
 * @param lengthScales distance over which the function changes, of each dimension
 * @param noiseVariance variance of the noise that all observations have in common
 */
public record Hyperparameters(double mean, double signalVariance, double[] lengthScales, double noiseVariance)
        implements Serializable {
    static final int MEAN = 0;
    static final int LOG_SIGNAL = 1;
    static final int LOG_NOISE = 2;
    static final int LOG_LENGTHS = 3;

    public Hyperparameters {
        requireFinite(mean, "Hyperparameters.mean");
        requirePositive(signalVariance, "signalVariance");
        requirePositive(noiseVariance, "noiseVariance");
        require(lengthScales.length > 0, "Hyperparameters.lengthScales: at least one dimension is needed");
        lengthScales = lengthScales.clone();
        for (double scale : lengthScales) {
            requirePositive(scale, "lengthScales");
        }
    }

    private static void requirePositive(double value, String name) {
        require(
                value > 0 && Double.isFinite(value),
                "Hyperparameters.%s = %s: must be positive and finite",
                name,
                value);
    }

    @Override
    public double[] lengthScales() {
        return lengthScales.clone();
    }

    /** Number of length scales. */
    public int dimensions() {
        return lengthScales.length;
    }

    /** Mean, then logarithms of signal variance, noise variance and length scales: what is optimised. */
    double[] toVector() {
        double[] vector = new double[LOG_LENGTHS + lengthScales.length];
        vector[MEAN] = mean;
        vector[LOG_SIGNAL] = Math.log(signalVariance);
        vector[LOG_NOISE] = Math.log(noiseVariance);
        for (int d = 0; d < lengthScales.length; d++) {
            vector[LOG_LENGTHS + d] = Math.log(lengthScales[d]);
        }
        return vector;
    }

    static Hyperparameters fromVector(double[] vector) {
        double[] lengths = new double[vector.length - LOG_LENGTHS];
        for (int d = 0; d < lengths.length; d++) {
            lengths[d] = Math.exp(vector[LOG_LENGTHS + d]);
        }
        return new Hyperparameters(vector[MEAN], Math.exp(vector[LOG_SIGNAL]), lengths, Math.exp(vector[LOG_NOISE]));
    }
}
