package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparameterFitTest {
    private static final HyperparameterFit FIT = new HyperparameterFit(400, 100);

    private static double logPosterior(Observations observations, Priors priors, Hyperparameters hyperparameters) {
        MarginalLikelihood likelihood =
                new MarginalLikelihood(observations, observations.standardisation(), priors, DenseAlgebra.fastest());
        double[] vector = hyperparameters.toVector();
        return likelihood.evaluate(vector, new double[vector.length]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fit_functionDrawnFromAProcess_findsItsLengthScalesAndNoise(long seed) {
        Hyperparameters truth = new Hyperparameters(0, 1, new double[] {0.1, 0.4}, 0.01);
        Observations drawn = Cases.drawn(Cases.uniform(300, 2, seed), truth, seed + 10);
        double variance = Math.pow(drawn.standardisation().scale(), 2);

        for (Priors priors : new Priors[] {Priors.dimensionScaled(2), Priors.fitrgp(drawn)}) {
            Hyperparameters found = FIT.fit(drawn, priors);

            // Of 300 values, errors of the logarithms of length scales are some 10 %, of the noise some 15 %.
            assertThat(found.lengthScales()[0]).as("first length").isBetween(0.07, 0.14);
            assertThat(found.lengthScales()[1]).as("second length").isBetween(0.28, 0.57);
            assertThat(found.noiseVariance() * variance).as("noise").isBetween(0.006, 0.016);
            assertThat(logPosterior(drawn, priors, found))
                    .isGreaterThan(logPosterior(drawn, priors, priors.start()) + 50);
        }
    }

    @Test
    void fit_coordinateWithoutEffect_getsALongLengthScale() {
        Points points = Cases.uniform(150, 2, 1);
        double[] values = new double[150];
        Arrays.setAll(values, i -> Math.sin(8 * points.coordinate(i, 0)));

        Hyperparameters found = FIT.fit(Observations.of(points, values), Priors.dimensionScaled(2));

        assertThat(found.lengthScales()[1]).isGreaterThan(10 * found.lengthScales()[0]);
    }

    @Test
    void fitShared_oneFunction_isTheFitOfIt() {
        Observations wavy = Cases.wavy(120, 2, 4);

        Hyperparameters shared = FIT.fitShared(List.of(wavy), Priors.dimensionScaled(2));

        assertThat(shared.toVector())
                .isEqualTo(FIT.fit(wavy, Priors.dimensionScaled(2)).toVector());
    }

    @Test
    void fitShared_twoFunctions_areTogetherMoreProbableThanWithEithersOwn() {
        Hyperparameters rough = new Hyperparameters(0, 1, new double[] {0.1, 0.4}, 0.01);
        Hyperparameters smooth = new Hyperparameters(0, 1, new double[] {0.4, 0.4}, 0.01);
        List<Observations> both = List.of(
                Cases.drawn(Cases.uniform(150, 2, 1), rough, 11), Cases.drawn(Cases.uniform(150, 2, 2), smooth, 12));
        Priors priors = Priors.fitrgp(both.get(0));

        Hyperparameters shared = FIT.fitShared(both, priors);

        for (Observations one : both) {
            Hyperparameters own = FIT.fit(one, priors);
            assertThat(logPosteriors(both, priors, shared)).isGreaterThan(logPosteriors(both, priors, own) + 5);
        }
        assertThat(shared.lengthScales()[0]).isBetween(0.1, 0.4);
    }

    private static double logPosteriors(List<Observations> all, Priors priors, Hyperparameters hyperparameters) {
        return all.stream()
                .mapToDouble(one -> logPosterior(one, priors, hyperparameters))
                .sum();
    }

    @Test
    void fit_knownNoise_isNotTakenForCommonNoise() {
        Hyperparameters truth = new Hyperparameters(0, 1, new double[] {0.2}, 0.04);
        Points points = Cases.uniform(200, 1, 3);
        Observations drawn = Cases.drawn(points, truth, 5);
        double[] extra = Cases.normals(200, 8);
        double[] known = new double[200];
        double[] values = new double[200];
        Arrays.setAll(known, i -> i % 2 == 0 ? 1 : 0);
        Arrays.setAll(values, i -> drawn.value(i) + Math.sqrt(known[i]) * extra[i]);
        Observations told = Observations.of(points, values, known);
        Observations untold = Observations.of(points, values);
        double variance = Math.pow(told.standardisation().scale(), 2);

        double withKnowledge =
                variance * FIT.fit(told, Priors.dimensionScaled(1)).noiseVariance();
        double without = variance * FIT.fit(untold, Priors.dimensionScaled(1)).noiseVariance();

        assertThat(withKnowledge).isBetween(0.025, 0.06);
        assertThat(without).isGreaterThan(0.3);
    }

    @Test
    void fit_warmStart_isNotWorseThanTheDefaultStart() {
        Observations observations = Cases.wavy(60, 4, 3);
        Priors priors = Priors.fitrgp(observations);
        Hyperparameters warm = new Hyperparameters(50, 1e9, new double[] {1e-9, 1e-9, 1e9, 1}, 1e9);

        double fromDefault = logPosterior(observations, priors, FIT.fit(observations, priors));
        double fromBoth = logPosterior(observations, priors, FIT.fit(observations, priors, warm));

        assertThat(fromBoth).isGreaterThanOrEqualTo(fromDefault);
    }

    @Test
    void fit_moreObservationsThanItMayUse_findsMuchTheSame() {
        Hyperparameters truth = new Hyperparameters(0, 1, new double[] {0.2, 0.6}, 0.01);
        Observations drawn = Cases.drawn(Cases.uniform(600, 2, 1), truth, 11);

        Hyperparameters found = new HyperparameterFit(200, 100).fit(drawn, Priors.dimensionScaled(2));

        assertThat(found.lengthScales()[0]).isBetween(0.12, 0.35);
        assertThat(found.lengthScales()[1]).isBetween(0.36, 1.0);
    }

    @Test
    void fit_oneObservation_staysWithThePriors() {
        Observations one = Observations.of(Points.of(new double[] {0.5, 0.5}), new double[] {1e6});

        Hyperparameters found = FIT.fit(one, Priors.dimensionScaled(2));
        Hyperparameters likeliest = FIT.fit(one, Priors.fitrgp(one));

        double mode = Priors.dimensionScaled(2).start().lengthScales()[0];
        assertThat(found.lengthScales()[0]).isCloseTo(mode, within(0.05 * mode));
        assertThat(GaussianProcess.of(one, found).means(one.points())[0]).isCloseTo(1e6, within(0.5));
        assertThat(GaussianProcess.of(one, likeliest).means(one.points())[0]).isCloseTo(1e6, within(0.5));
    }

    @Test
    void fit_equalValues_expectsThemEverywhere() {
        double[] values = new double[20];
        Arrays.fill(values, 4.25);
        Observations equal = Observations.of(Cases.uniform(20, 3, 1), values);

        for (Priors priors : new Priors[] {Priors.dimensionScaled(3), Priors.fitrgp(equal)}) {
            GaussianProcess process = GaussianProcess.of(equal, FIT.fit(equal, priors));

            assertThat(process.means(Cases.uniform(10, 3, 2))).containsOnly(new double[] {4.25}, within(1e-3));
        }
    }

    @Test
    void fit_coordinatesAndValuesOfExtremeScales_predictsAsInTheUnitCube() {
        Observations plain = Cases.wavy(60, 3, 2);
        double[] units = {1e-6, 1, 1e6};
        double[][] rows = new double[60][3];
        double[] values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = 1e6 * plain.value(i);
            for (int d = 0; d < 3; d++) {
                rows[i][d] = units[d] * plain.points().coordinate(i, d);
            }
        }
        Observations extreme = Observations.of(Points.of(rows), values);

        Hyperparameters expected = FIT.fit(plain, Priors.fitrgp(plain));
        Hyperparameters found = FIT.fit(extreme, Priors.fitrgp(extreme));

        for (int d = 0; d < 3; d++) {
            double length = expected.lengthScales()[d];
            assertThat(found.lengthScales()[d] / units[d]).isCloseTo(length, within(1e-3 * length));
        }
        assertThat(found.noiseVariance()).isCloseTo(expected.noiseVariance(), within(1e-3 * expected.noiseVariance()));
    }

    @Test
    void fit_duplicates_findsTheirNoise() {
        Points once = Cases.uniform(40, 2, 6);
        double[] noise = Cases.normals(80, 7);
        double[] values = new double[80];
        Arrays.setAll(values, i -> 3 * once.coordinate(i % 40, 0) + 0.2 * noise[i]);
        Observations repeated = Observations.of(once.plus(once), values);

        Hyperparameters found = FIT.fit(repeated, Priors.dimensionScaled(2));

        double scale = repeated.standardisation().scale();
        assertThat(Math.sqrt(found.noiseVariance()) * scale).isBetween(0.15, 0.25);
    }
}
