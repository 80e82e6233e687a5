package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.bayes.PositivePrior.Flat;
import io.github.sparksnops.driver.bayes.PositivePrior.LogNormal;
import org.junit.jupiter.api.Test;

class PriorsTest {
    @Test
    void logNormal_density_integratesToOneAndHasItsSlope() {
        LogNormal prior = new LogNormal(-0.5, 0.8);
        double step = 1e-3;
        double mass = 0;
        for (double log = -8; log < 8; log += step) {
            mass += Math.exp(prior.logDensity(log)) * Math.exp(log) * step;
        }

        assertThat(mass).isCloseTo(1, within(1e-9));
        double difference = (prior.logDensity(0.3 + 1e-5) - prior.logDensity(0.3 - 1e-5)) / 2e-5;
        assertThat(prior.slope(0.3)).isCloseTo(difference, within(1e-8));
        assertThat(prior.slope(Math.log(prior.mode()))).isCloseTo(0, within(1e-14));
    }

    @Test
    void dimensionScaled_moreDimensions_expectLengthScalesLongerByTheSquareRoot() {
        Priors one = Priors.dimensionScaled(1);
        Priors nine = Priors.dimensionScaled(9);

        assertThat(one.lengthScale()).isEqualTo(new LogNormal(Math.sqrt(2), Math.sqrt(3)));
        assertThat(nine.start().lengthScales()[8] / one.start().lengthScales()[0])
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void fitrgp_observations_startsAtTheirDeviations() {
        Points points = Points.of(new double[] {1, 5}, new double[] {2, 5}, new double[] {3, 5});

        Priors priors = Priors.fitrgp(Observations.of(points, new double[] {10, 20, 60}));

        assertThat(priors.lengthScale()).isEqualTo(Flat.INSTANCE);
        assertThat(priors.start().lengthScales()).containsExactly(new double[] {1, 1}, within(1e-15));
        assertThat(priors.start().signalVariance()).isEqualTo(0.5);
        assertThat(priors.start().noiseVariance()).isEqualTo(0.5);
        assertThat(Math.sqrt(priors.lower().noiseVariance())).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void fitrgp_equalValues_takesTheSecondNoiseBound() {
        Points points = Points.of(new double[] {1}, new double[] {2});

        Priors priors = Priors.fitrgp(Observations.of(points, new double[] {1, 1}));

        assertThat(Math.sqrt(priors.lower().noiseVariance())).isCloseTo(1e-5, within(1e-18));
    }

    @Test
    void priors_boundsTheWrongWayRound_areRefused() {
        Hyperparameters low = new Hyperparameters(0, 1, new double[] {1}, 1);
        Hyperparameters high = new Hyperparameters(1, 2, new double[] {0.5}, 2);

        assertThatThrownBy(() -> new Priors(Flat.INSTANCE, Flat.INSTANCE, Flat.INSTANCE, low, low, high))
                .hasMessageContaining("below its upper bound");
    }
}
