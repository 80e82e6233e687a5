package io.github.sparksnops.driver.bayes;

import java.util.Arrays;

/**
 * Functions drawn from a process before it has observations, about mean 0, in standardised units: sums of waves with random
 * frequencies, whose covariance is nearly {@link Matern52}'s.
 *
 * <p>Source: Rahimi and Recht 2007, "Random features for large-scale kernel machines", NIPS 20, algorithm 1. The frequencies of
 * a Matérn 5/2 covariance have a t distribution of 5 degrees of freedom (Rasmussen and Williams 2006, equation 4.15).
 */
final class PriorFunctions {
    /** The numbers of its draws are below this. */
    static final int DRAWS = 1 << 20;

    /*
     * The error of a covariance is a share 1 / sqrt(waves) of the variance, 6 %. It matters only far from observations: near
     * them, whatever was drawn is corrected to agree with them.
     */
    private static final int WAVES = 256;

    private static final int DEGREES_OF_FREEDOM = 5;

    private final int samples;
    /** In units of the length scales; shape {@code [wave][dimension]}. */
    private final double[][] frequencies;
    /** Of cosine and sine of each wave; shape {@code [sample][2 wave]}; negative, because {@link DenseAlgebra} subtracts. */
    private final double[] amplitudes;

    private PriorFunctions(int samples, double[][] frequencies, double[] amplitudes) {
        this.samples = samples;
        this.frequencies = frequencies;
        this.amplitudes = amplitudes;
    }

    static PriorFunctions of(Hyperparameters hyperparameters, int samples, Draws draws) {
        double[][] frequencies = new double[WAVES][];
        Arrays.setAll(frequencies, wave -> frequency(hyperparameters.dimensions(), wave, draws));
        double[] amplitudes = draws.normals(WAVES, samples * 2 * WAVES);
        double scale = -Math.sqrt(hyperparameters.signalVariance() / WAVES);
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] *= scale;
        }
        return new PriorFunctions(samples, frequencies, amplitudes);
    }

    private static double[] frequency(int dimensions, int wave, Draws draws) {
        double[] normals = draws.normals(wave, dimensions + DEGREES_OF_FREEDOM);
        double square = PlainAlgebra.dot(normals, dimensions, normals, dimensions, DEGREES_OF_FREEDOM);
        double factor = Math.sqrt(DEGREES_OF_FREEDOM / square);
        return Arrays.stream(normals, 0, dimensions).map(z -> factor * z).toArray();
    }

    /** Values at points; shape {@code [sample][point]}. */
    double[] at(ScaledPoints points, DenseAlgebra algebra) {
        double[] values = new double[samples * points.count()];
        addTo(values, points, algebra);
        return values;
    }

    /** Adds the values at points, shape {@code [sample][point]}. */
    void addTo(double[] values, ScaledPoints points, DenseAlgebra algebra) {
        double[] waves = new double[points.count() * 2 * WAVES];
        double[] phases = new double[points.count()];
        for (int wave = 0; wave < WAVES; wave++) {
            phases(points, frequencies[wave], phases);
            for (int i = 0; i < phases.length; i++) {
                waves[i * 2 * WAVES + 2 * wave] = Math.cos(phases[i]);
                waves[i * 2 * WAVES + 2 * wave + 1] = Math.sin(phases[i]);
            }
        }
        algebra.subtractProducts(amplitudes, waves, 2 * WAVES, values);
    }

    private static void phases(ScaledPoints points, double[] frequency, double[] phases) {
        Arrays.fill(phases, 0);
        for (int d = 0; d < frequency.length; d++) {
            int at = d * points.count();
            for (int i = 0; i < phases.length; i++) {
                phases[i] += frequency[d] * points.coordinates()[at + i];
            }
        }
    }
}
