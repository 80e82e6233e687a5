package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibleImprovementTest {
    private static final Hyperparameters SMOOTH = new Hyperparameters(0, 1, new double[] {0.3, 0.5}, 0.05);

    /** Mean of max(0, X) by Simpson's rule over the gains within 12 standard deviations. */
    private static double quadrature(double mean, double deviation) {
        NormalDistribution normal = new NormalDistribution(mean, deviation);
        double from = Math.max(0, mean - 12 * deviation);
        double to = mean + 12 * deviation;
        int n = 20_000;
        double sum = 0;
        for (int i = 0; to > from && i <= n; i++) {
            double x = from + (to - from) * i / n;
            sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * x * normal.density(x);
        }
        return sum * (to - from) / n / 3;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.7, 0.2", "-0.7, 0.2", "3, 0.5", "-2, 0.5", "-5, 1", "5, 1", "-1e-3, 1e-4", "1e3, 250"})
    void expectedImprovement_normalGain_isItsIntegral(double mean, double deviation) {
        double expected = quadrature(mean, deviation);

        // Rounding of the two terms, of the size of the deviation, and of Simpson's rule.
        assertThat(FeasibleImprovement.expectedImprovement(mean, deviation))
                .isCloseTo(expected, within(1e-11 * (deviation + Math.abs(mean))));
    }

    @ParameterizedTest
    @CsvSource({"-40, 1, 0", "-1e6, 1e-6, 0", "40, 1, 40", "1e6, 1e-6, 1e6"})
    void expectedImprovement_certainGain_isTheGain(double mean, double deviation, double expected) {
        assertThat(FeasibleImprovement.expectedImprovement(mean, deviation)).isEqualTo(expected);
    }

    @Test
    void expectedImprovement_farBelow_isNeverNegative() {
        for (double z = -45; z < 0; z += 0.01) {
            assertThat(FeasibleImprovement.expectedImprovement(z, 1)).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void at_points_isImprovementTimesProbabilityWithNoise() {
        Points tried = Cases.uniform(20, 2, 1);
        double[] labels = new double[20];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = tried.coordinate(i, 0) > 0.4 ? 1 : 0;
        }
        GaussianProcess values = GaussianProcess.of(Cases.drawn(tried, SMOOTH, 2), SMOOTH);
        GaussianProcess feasibility = GaussianProcess.of(Observations.of(tried, labels), SMOOTH);
        Points points = Cases.uniform(50, 2, 3);
        NormalDistribution standard = new NormalDistribution(0, 1);

        double[] acquisition = new FeasibleImprovement(values, feasibility, -0.3).at(points);

        Prediction value = values.predict(points);
        Prediction label = feasibility.predict(points);
        for (int i = 0; i < 50; i++) {
            double s = Math.sqrt(value.responseVariance(i));
            double z = (-0.3 - value.mean(i)) / s;
            double improvement = (-0.3 - value.mean(i)) * standard.cumulativeProbability(z) + s * standard.density(z);
            double probability =
                    standard.cumulativeProbability((label.mean(i) - 0.5) / Math.sqrt(label.responseVariance(i)));
            assertThat(acquisition[i]).isCloseTo(improvement * probability, within(1e-12));
        }
    }
}
