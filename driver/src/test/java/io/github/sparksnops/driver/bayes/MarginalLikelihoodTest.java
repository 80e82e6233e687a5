package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarginalLikelihoodTest {
    /** Central differences of step 1e-5 of a function of order 100: 1e-10 of truncation, 1e-9 of rounding, with room. */
    private static final double DIFFERENCE_TOLERANCE = 1e-6;

    private static final double STEP = 1e-5;

    private static MarginalLikelihood likelihood(Observations observations, Priors priors, DenseAlgebra algebra) {
        return new MarginalLikelihood(observations, observations.standardisation(), priors, algebra);
    }

    private static Observations noisy() {
        Observations plain = Cases.wavy(23, 3, 5);
        double[] values = new double[23];
        double[] variances = new double[23];
        Arrays.setAll(values, plain::value);
        Arrays.setAll(variances, i -> 0.02 * (i % 4));
        return Observations.of(plain.points(), values, variances);
    }

    private static Stream<Priors> priors() {
        return Stream.of(Priors.dimensionScaled(3), Priors.fitrgp(noisy()));
    }

    @Test
    void evaluate_oneObservation_isTheNormalDensity() {
        Observations one = Observations.of(Points.of(new double[] {0.3}), new double[] {7}, new double[] {0.5});
        Priors priors = Priors.fitrgp(one);
        Hyperparameters hyperparameters = new Hyperparameters(0.4, 2, new double[] {0.3}, 0.25);

        double found = likelihood(one, priors, new PlainAlgebra()).evaluate(hyperparameters.toVector(), new double[4]);

        // The one value is its own mean and keeps its scale: 0 under a normal of mean 0.4 and variance 2 + 0.25 + 0.5.
        double expected = -0.5 * (0.16 / 2.75 + Math.log(2.75) + Math.log(2 * Math.PI));
        assertThat(found).isCloseTo(expected, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("priors")
    void evaluate_gradient_agreesWithDifferences(Priors priors) {
        for (DenseAlgebra algebra : new DenseAlgebra[] {new PlainAlgebra(), DenseAlgebra.fastest()}) {
            MarginalLikelihood likelihood = likelihood(noisy(), priors, algebra);
            double[] at = new Hyperparameters(0.3, 1.7, new double[] {0.2, 0.6, 1.9}, 0.03).toVector();
            double[] gradient = new double[at.length];

            likelihood.evaluate(at, gradient);

            double[] differences = Cases.differences(likelihood, at, STEP);
            assertThat(gradient).as("%s", algebra).containsExactly(differences, within(DIFFERENCE_TOLERANCE));
            assertThat(Arrays.stream(gradient).map(Math::abs).min().orElseThrow())
                    .as("a derivative that is 0 would show nothing")
                    .isGreaterThan(1e-3);
        }
    }

    @Test
    void evaluate_withPriors_addsTheirDensity() {
        double[] at = new Hyperparameters(0.3, 1.7, new double[] {0.2, 0.6, 1.9}, 0.03).toVector();
        Priors priors = Priors.dimensionScaled(3);
        double[] unused = new double[at.length];

        double with = likelihood(noisy(), priors, new PlainAlgebra()).evaluate(at, unused);
        double without =
                likelihood(noisy(), Priors.fitrgp(noisy()), new PlainAlgebra()).evaluate(at, unused);

        assertThat(with - without).isCloseTo(priors.logDensity(at, unused), within(1e-10));
    }

    @Test
    void evaluate_knownNoise_countsAsTheCommonNoiseDoes() {
        Observations plain = Cases.wavy(15, 2, 8);
        double[] values = new double[15];
        Arrays.setAll(values, plain::value);
        double scale = plain.standardisation().scale();
        double[] known = new double[15];
        Arrays.fill(known, 0.06 * scale * scale);
        Observations withKnown = Observations.of(plain.points(), values, known);
        double[] unused = new double[5];
        double[] lengths = {0.4, 0.9};

        double split = likelihood(withKnown, Priors.fitrgp(plain), new PlainAlgebra())
                .evaluate(new Hyperparameters(0, 1, lengths, 0.04).toVector(), unused);
        double common = likelihood(plain, Priors.fitrgp(plain), new PlainAlgebra())
                .evaluate(new Hyperparameters(0, 1, lengths, 0.1).toVector(), unused);

        assertThat(split).isCloseTo(common, within(1e-9));
    }
}
