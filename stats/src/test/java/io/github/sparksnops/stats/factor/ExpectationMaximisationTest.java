package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EM against the published equations with explicit inverses, and what must be true of it whatever the counts. */
class ExpectationMaximisationTest {
    private static final double NO_FLOOR = Double.NEGATIVE_INFINITY;
    private static final double PUBLISHED_FLOOR = 0.01;

    /** Relative, of four iterations on well-conditioned covariances: some thousand roundings of 1e-16. */
    private static final double STEP_TOLERANCE = 1e-10;

    /** In percent, 1e-10 relative: rounding of the likelihood's own terms. */
    private static final double LIKELIHOOD_PERCENT = 1e-8;

    private static FactorModel fit(int[][] counts, double[][] start, double tolerance, double floor) {
        return new ExpectationMaximisation(CountMatrices.covariance(counts), counts[0].length)
                .fit(Models.padded(start), start[0].length, new ExpectationMaximisation.Rule(tolerance, floor))
                .orElseThrow();
    }

    private static PlainFactorAnalysis.Model plainFit(
            int[][] counts, double[][] start, double tolerance, double floor) {
        int[] all = IntStream.range(0, counts[0].length).toArray();
        double[][] covariance = PlainFactorAnalysis.covariance(counts, all);
        return PlainFactorAnalysis.fit(covariance, all.length, start, tolerance, floor);
    }

    /* An endless tolerance stops at the first iteration that the published rule allows, the fourth. */
    @ParameterizedTest
    @CsvSource({"5, 1, 60", "8, 3, 200", "13, 4, 300", "50, 5, 699", "50, 25, 699"})
    void fit_fourIterations_areThoseOfTheEquations(int neurons, int latents, int windows) {
        int[][] counts = CountMatrices.withLatents(neurons, Math.min(latents, 6), windows, 1);
        double[][] start = CountMatrices.loadings(neurons, latents, 0.5, 2);

        FactorModel ours = fit(counts, start, 1e300, NO_FLOOR);
        PlainFactorAnalysis.Model plain = plainFit(counts, start, 1e300, NO_FLOOR);

        assertThat(ours.iterations())
                .isEqualTo(4)
                .isEqualTo(plain.logLikelihoods().size());
        double size = Arrays.stream(plain.loadings())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int i = 0; i < neurons; i++) {
            assertThat(Models.loadings(ours)[i]).containsExactly(plain.loadings()[i], within(STEP_TOLERANCE * size));
        }
        assertThat(ours.privateVariances())
                .containsExactly(plain.privateVariances(), within(STEP_TOLERANCE * size * size));
        assertSamePath(ours.logLikelihoods(), plain.logLikelihoods());
    }

    private static void assertSamePath(double[] ours, List<Double> plain) {
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("iteration %s", i).isCloseTo(plain.get(i), withinPercentage(LIKELIHOOD_PERCENT));
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 100, 1e-5", "9, 2, 150, 1e-5", "12, 3, 200, 1e-8", "20, 5, 300, 1e-8", "7, 3, 60, 1e-5"})
    void fit_publishedStopRule_stopsAtTheSameIteration(int neurons, int latents, int windows, double tolerance) {
        int[][] counts = CountMatrices.withLatents(neurons, 2, windows, neurons);
        double[][] start = CountMatrices.loadings(neurons, latents, 1, 7);

        FactorModel ours = fit(counts, start, tolerance, PUBLISHED_FLOOR);
        PlainFactorAnalysis.Model plain = plainFit(counts, start, tolerance, PUBLISHED_FLOOR);

        assertThat(ours.iterations()).isEqualTo(plain.logLikelihoods().size()).isGreaterThan(4);
        assertSamePath(ours.logLikelihoods(), plain.logLikelihoods());
    }

    @ParameterizedTest
    @CsvSource({"10, 1, 100", "10, 5, 100", "50, 3, 699", "50, 25, 699"})
    void fit_logLikelihood_neverDecreases(int neurons, int latents, int windows) {
        int[][] counts = CountMatrices.withLatents(neurons, 4, windows, 3);

        assertNeverDecreases(fit(counts, CountMatrices.loadings(neurons, latents, 1, 4), 1e-8, NO_FLOOR));
    }

    /* max(floor, C_ii - ...) is where the expected likelihood is largest among the variances above the floor: still EM. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void fit_logLikelihoodAtTheFloor_neverDecreases(int latents) {
        int[][] counts = CountMatrices.withLatents(10, 2, 100, 3);
        counts[0] = counts[1].clone();
        counts[5] = counts[6].clone();

        FactorModel model = fit(counts, CountMatrices.loadings(10, latents, 1, 4), 1e-8, 0.05);

        assertNeverDecreases(model);
        Covariance covariance = CountMatrices.covariance(counts);
        long atTheFloor = IntStream.range(0, 10)
                .filter(i -> model.privateVariances()[i] == 0.05 * covariance.variance(i))
                .count();
        assertThat(atTheFloor).as("neurons at the floor").isPositive();
    }

    private static void assertNeverDecreases(FactorModel model) {
        double[] path = model.logLikelihoods();
        // rounding of the likelihood, a few thousand
        double rounding = 1e-13 * Math.abs(path[0]);
        for (int i = 1; i < path.length; i++) {
            assertThat(path[i]).as("iteration %s", i).isGreaterThanOrEqualTo(path[i - 1] - rounding);
        }
        assertThat(path[path.length - 1]).isGreaterThan(path[0]);
    }

    @Test
    void fit_rotatedStart_takesTheSamePath() {
        int[][] counts = CountMatrices.withLatents(15, 3, 300, 5);
        double[][] start = CountMatrices.loadings(15, 3, 1, 6);
        double[][] rotation = {{0.36, 0.48, -0.8}, {-0.8, 0.6, 0}, {0.48, 0.64, 0.6}};

        FactorModel straight = fit(counts, start, 1e-8, PUBLISHED_FLOOR);
        FactorModel rotated = fit(counts, PlainFactorAnalysis.product(start, rotation), 1e-8, PUBLISHED_FLOOR);

        assertThat(rotated.iterations()).isEqualTo(straight.iterations());
        assertSamePath(
                rotated.logLikelihoods(),
                Arrays.stream(straight.logLikelihoods()).boxed().toList());
        assertThat(Models.loadings(rotated)[0]).isNotEqualTo(Models.loadings(straight)[0]);
    }

    @Test
    void fit_neuronsInAnotherOrder_fitsThemTheSame() {
        int[][] counts = CountMatrices.withLatents(11, 2, 200, 8);
        double[][] start = CountMatrices.loadings(11, 2, 1, 9);
        int[] order = {4, 9, 0, 7, 10, 2, 5, 1, 8, 3, 6};
        int[][] reordered = Arrays.stream(order).mapToObj(i -> counts[i]).toArray(int[][]::new);
        double[][] reorderedStart = Arrays.stream(order).mapToObj(i -> start[i]).toArray(double[][]::new);

        FactorModel straight = fit(counts, start, 1e-8, PUBLISHED_FLOOR);
        FactorModel other = fit(reordered, reorderedStart, 1e-8, PUBLISHED_FLOOR);

        assertThat(other.iterations()).isEqualTo(straight.iterations());
        for (int i = 0; i < order.length; i++) {
            assertThat(other.privateVariances()[i])
                    .isCloseTo(straight.privateVariances()[order[i]], withinPercentage(LIKELIHOOD_PERCENT));
        }
    }

    @Test
    void fit_neuronOfOnlySharedVariance_keepsTheFloor() {
        int[][] counts = CountMatrices.withLatents(6, 1, 100, 2);
        counts[0] = Arrays.stream(counts[1]).map(c -> 3 * c).toArray();

        FactorModel model = fit(counts, CountMatrices.loadings(6, 1, 1, 1), 1e-8, PUBLISHED_FLOOR);

        double floor = PUBLISHED_FLOOR * CountMatrices.covariance(counts).variance(0);
        assertThat(model.privateVariances()[0]).isEqualTo(floor);
    }

    /** Loadings of 0 stay there: nothing is ever gained, and a share of nothing is no reason to go on. */
    @Test
    void fit_nothingToGain_stops() {
        FactorModel model = fit(CountMatrices.withLatents(6, 2, 100, 2), new double[6][2], 1e-8, PUBLISHED_FLOOR);

        assertThat(model.iterations()).isEqualTo(3);
        assertThat(model.loadings()).containsOnly(0);
    }

    @Test
    void fit_padding_staysZero() {
        FactorModel model = fit(CountMatrices.withLatents(6, 2, 100, 2), CountMatrices.loadings(6, 2, 1, 1), 1e-8, 0);

        for (int k = 0; k < model.loadings().length; k++) {
            if (k / model.stride() >= 6 || k % model.stride() >= 2) {
                assertThat(model.loadings()[k]).as("entry %s", k).isZero();
            }
        }
    }

    @Test
    void fit_constantNeuron_hasNoModel() {
        int[][] counts = {{1, 2, 3, 4}, {5, 5, 5, 5}};

        assertThat(new ExpectationMaximisation(CountMatrices.covariance(counts), 4)
                        .fit(Models.padded(new double[2][1]), 1, new ExpectationMaximisation.Rule(1e-5, NO_FLOOR)))
                .isEmpty();
    }
}
