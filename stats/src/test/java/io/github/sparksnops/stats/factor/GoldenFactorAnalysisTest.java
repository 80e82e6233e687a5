package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.sparksnops.stats.counts.CountMoments;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EM run to the end against scikit-learn's FactorAnalysis, which maximises the same likelihood by another algorithm. */
class GoldenFactorAnalysisTest {
    /** So small that EM, which converges slowly, gets to the maximum. */
    private static final ExpectationMaximisation.Rule TO_THE_END =
            new ExpectationMaximisation.Rule(1e-14, Double.NEGATIVE_INFINITY);

    /** In percent, 1e-10 relative: both stop where the likelihood no longer grows beyond rounding, 1e-14 of it. */
    private static final double LIKELIHOOD_PERCENT = 1e-8;

    /** In percent, 1e-6 relative: held-out counts are not at their maximum, so errors of the model come in undiminished. */
    private static final double HELD_OUT_PERCENT = 1e-4;

    /**
     * Of a neuron's variance. The likelihood is flat at its maximum: what differs by 1e-6 there changes it by the order of 1e-12,
     * where both stop.
     */
    private static final double VARIANCE_TOLERANCE = 2e-5;

    private static ExpectationMaximisation em(CountMoments moments) {
        int[] all = IntStream.range(0, moments.neurons()).toArray();
        return new ExpectationMaximisation(Covariance.of(moments, 1, all), moments.windows());
    }

    private static double[] start(GoldenCase golden) {
        return Models.padded(CountMatrices.loadings(golden.counts().length, golden.latents(), 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "over-dispersed", "far-from-zero", "spikes"})
    void fit_toTheEnd_reachesTheSameModel(String name) throws IOException {
        GoldenCase golden = GoldenCase.of(name);

        FactorModel model = em(CountMoments.of(golden.counts()))
                .fit(start(golden), golden.latents(), TO_THE_END)
                .orElseThrow();

        assertThat(model.logLikelihoods()[model.iterations() - 1])
                .isCloseTo(golden.logLikelihood(), withinPercentage(LIKELIHOOD_PERCENT));
        double[][] shared = Models.sharedCovariance(Models.loadings(model));
        for (int i = 0; i < shared.length; i++) {
            double tolerance = VARIANCE_TOLERANCE * (golden.sharedCovariance()[i][i] + golden.privateVariances()[i]);
            assertThat(model.privateVariances()[i])
                    .as("private variance of neuron %s", i)
                    .isCloseTo(golden.privateVariances()[i], within(tolerance));
            assertThat(shared[i])
                    .as("shared covariance of neuron %s", i)
                    .containsExactly(golden.sharedCovariance()[i], within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "over-dispersed", "far-from-zero", "spikes"})
    void fold_modelOfTheTrainingWindows_givesTheSameHeldOutLikelihood(String name) throws IOException {
        GoldenCase golden = GoldenCase.of(name);
        int windows = golden.counts()[0].length;
        int[] heldOut = IntStream.range(windows - windows / 5, windows).toArray();
        Fold fold = Fold.of(CountMoments.of(golden.counts()), CountMoments.of(golden.counts(), heldOut), 1)
                .orElseThrow();

        FactorModel model = new ExpectationMaximisation(fold.training(), fold.trainingWindows())
                .fit(start(golden), golden.latents(), TO_THE_END)
                .orElseThrow();

        assertThat(fold.of(model)).isCloseTo(golden.heldOutLogLikelihood(), withinPercentage(HELD_OUT_PERCENT));
    }
}
