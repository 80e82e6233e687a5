package io.github.sparksnops.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TargetEstimateTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    /** Rates 2, 4, 9; spectra (3, 1), (6, 2), (6, 0). */
    private static final List<StatisticValues> THREE = List.of(
            StatisticValues.of(new double[] {2, 1, 0.1, 0.2, 1}, new double[] {3, 1}),
            StatisticValues.of(new double[] {4, 1, 0.2, 0.2, 2}, new double[] {6, 2}),
            StatisticValues.of(new double[] {9, 1, 0.6, 0.5, 2}, new double[] {6, 0}));

    @Test
    void ofSessions_byHand() {
        TargetEstimate estimate = TargetEstimate.ofSessions(THREE);

        assertThat(estimate.mean().scalar(Statistic.RATE_HZ)).hasValue(5);
        assertThat(estimate.variances().get(Statistic.RATE_HZ)).isCloseTo((9 + 1 + 16) / 2.0, ROUNDING);
        assertThat(estimate.standardError(Statistic.RATE_HZ).orElseThrow()).isCloseTo(Math.sqrt(13 / 3.0), ROUNDING);
        assertThat(estimate.variances().get(Statistic.COUNT_CORRELATION)).isCloseTo((0.04 + 0.01 + 0.09) / 2, ROUNDING);
        assertThat(estimate.mean().eigenspectrum().orElseThrow()).containsExactly(new double[] {5, 1}, ROUNDING);
        // squared distances to (5, 1): 4, 1 + 1, 1 + 1
        assertThat(estimate.variances().get(Statistic.EIGENSPECTRUM)).isCloseTo(8 / 3.0, ROUNDING);
        assertThat(estimate.repeats()).isEqualTo(3);
        assertThat(estimate.varianceError()).isCloseTo(1, ROUNDING);
    }

    @Test
    void ofBootstrap_meanIsTheRecordings_spreadIsTheReplicates() {
        StatisticValues recording = StatisticValues.of(new double[] {7, 1, 0.1, 0.2, 1}, new double[] {4, 2});

        TargetEstimate estimate = TargetEstimate.ofBootstrap(recording, THREE);

        assertThat(estimate.mean()).isEqualTo(recording);
        assertThat(estimate.variances())
                .isEqualTo(TargetEstimate.ofSessions(THREE).variances());
        assertThat(estimate.standardError(Statistic.RATE_HZ).orElseThrow()).isCloseTo(Math.sqrt(13), ROUNDING);
    }

    @Test
    void varies_sameInAllRepeats_doesNot() {
        TargetEstimate estimate = TargetEstimate.ofSessions(THREE);

        assertThat(estimate.varies(Statistic.FANO_FACTOR)).isFalse();
        assertThat(estimate.varies(Statistic.RATE_HZ)).isTrue();
    }

    @Test
    void ofSessions_withoutFactorAnalysis_sharedStatisticsAreMissing() {
        double[] scalars = {2, 1, 0.1, Double.NaN, Double.NaN};
        StatisticValues session = StatisticValues.of(scalars, new double[0]);

        TargetEstimate estimate = TargetEstimate.ofSessions(List.of(session, session));

        assertThat(estimate.variances())
                .containsOnlyKeys(Statistic.RATE_HZ, Statistic.FANO_FACTOR, Statistic.COUNT_CORRELATION);
        assertThat(estimate.standardError(Statistic.EIGENSPECTRUM)).isEmpty();
        assertThat(estimate.mean().eigenspectrum()).isEmpty();
    }

    @Test
    void session_first_hasTheSamplingsOfATrialWithThisSeedAndLaterOnesTheirOwn() {
        CountTable counts = new CountTable(30, 6);
        for (int neuron = 0; neuron < 30; neuron++) {
            for (int window = 0; window < 6; window++) {
                counts.set(neuron, window, 1 + neuron + (neuron * 7 + window * 5) % 11);
            }
        }
        ObservedCounts observed = ObservedCounts.of(counts, 0, 30, 200);
        StatisticsSettings settings = new StatisticsSettings(5, 2, 0.5, FactorAnalysisSettings.NONE);

        PopulationStatistics first = TargetEstimate.session(observed, settings, 0, 42);

        assertThat(first).isEqualTo(PopulationStatistics.of(observed, settings, OptionalDouble.empty(), 42));
        assertThat(TargetEstimate.session(observed, settings, 1, 42)).isNotEqualTo(first);
    }
}
