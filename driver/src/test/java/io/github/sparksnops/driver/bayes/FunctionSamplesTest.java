package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionSamplesTest {
    private static final int SAMPLES = 4000;

    /** Standard errors of a mean; the error of the waves shifts means a little too. */
    private static final double MEAN_ERRORS = 6;

    /** Relative to the posterior variances: four standard errors of 4000 samples, and the error of 256 waves far from data. */
    private static final double COVARIANCE_ERROR = 0.25;

    /** Relative to the prior variance: what the error of 256 waves leaves among observations, with room for other draws. */
    private static final double WAVES_ERROR = 0.02;

    private static final Hyperparameters HYPERPARAMETERS =
            new Hyperparameters(0.3, 1.2, new double[] {0.4, 0.7, 0.5}, 0.05);

    private static double mean(double[][] samples, int point) {
        return IntStream.range(0, samples.length)
                .mapToDouble(s -> samples[s][point])
                .average()
                .orElseThrow();
    }

    private static double covariance(double[][] samples, int a, int b) {
        double meanA = mean(samples, a);
        double meanB = mean(samples, b);
        return IntStream.range(0, samples.length)
                .mapToDouble(s -> (samples[s][a] - meanA) * (samples[s][b] - meanB))
                .average()
                .orElseThrow();
    }

    @Test
    void at_points_agreesWithTheJointPrediction() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(60, 3, 1), HYPERPARAMETERS);
        Points points = Cases.uniform(8, 3, 5);
        double prior =
                HYPERPARAMETERS.signalVariance() * Math.pow(process.unit().scale(), 2);
        JointPrediction expected = process.predictJointly(points);

        double[][] samples = process.sampleFunctions(SAMPLES, Draws.of(1, 1)).at(points);

        for (int a = 0; a < points.count(); a++) {
            double error = Math.sqrt(expected.covariance(a, a) / SAMPLES);
            assertThat(mean(samples, a)).as("mean").isCloseTo(expected.mean(a), within(MEAN_ERRORS * error));
            for (int b = 0; b < points.count(); b++) {
                double scale = Math.sqrt(expected.covariance(a, a) * expected.covariance(b, b));
                assertThat(covariance(samples, a, b))
                        .as("covariance")
                        .isCloseTo(expected.covariance(a, b), within(COVARIANCE_ERROR * scale + WAVES_ERROR * prior));
            }
        }
    }

    @Test
    void at_farFromAllObservations_hasThePriorsMeanAndVariance() {
        Observations observations = Cases.wavy(40, 3, 1);
        GaussianProcess process = GaussianProcess.of(observations, HYPERPARAMETERS);
        Points far = Points.of(new double[] {50, 50, 50});

        double[][] samples = process.sampleFunctions(SAMPLES, Draws.of(1, 1)).at(far);

        double unit = process.unit().scale();
        double error = unit * Math.sqrt(1.2 / SAMPLES);
        assertThat(mean(samples, 0)).isCloseTo(process.unit().restored(0.3), within(MEAN_ERRORS * error));
        assertThat(covariance(samples, 0, 0))
                .isCloseTo(1.2 * unit * unit, within(COVARIANCE_ERROR * 1.2 * unit * unit));
    }

    @Test
    void at_samePointsInOtherBlocks_isTheSameFunction() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(40, 3, 1), HYPERPARAMETERS);
        FunctionSamples functions = process.sampleFunctions(5, Draws.of(1, 1));
        Points many = Cases.uniform(1500, 3, 9);

        double[][] all = functions.at(many);
        double[][] last = functions.at(many.select(1499, 3));

        for (int s = 0; s < 5; s++) {
            assertThat(last[s][0]).isCloseTo(all[s][1499], within(1e-9));
            assertThat(last[s][1]).isCloseTo(all[s][3], within(1e-9));
        }
    }
}
