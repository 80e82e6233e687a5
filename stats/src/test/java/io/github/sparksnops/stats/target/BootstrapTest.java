package io.github.sparksnops.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int WINDOWS = 150;
    private static final int SAMPLED = 10;
    private static final StatisticsSettings SETTINGS =
            new StatisticsSettings(SAMPLED, 1, 0.5, FactorAnalysisSettings.NONE);

    /** Variances over 600 recordings are known to 6 %, those over 20 x 60 replicates to 5 % and what recordings differ by. */
    private static final double TOLERANCE = 0.25;

    @Test
    void replicates_allNeuronsSampled_varyAsRecordingsMadeAgain() {
        Map<Statistic, Double> ratios = bootstrapOverBruteForce(SAMPLED);

        assertThat(ratios.get(Statistic.RATE_HZ)).isCloseTo(1, within(TOLERANCE));
        assertThat(ratios.get(Statistic.FANO_FACTOR)).isCloseTo(1, within(TOLERANCE));
        assertThat(ratios.get(Statistic.COUNT_CORRELATION)).isCloseTo(1, within(TOLERANCE));
    }

    /**
     * Poisson neurons differ in rate, and that difference is the neurons' own. They do not differ in Fano factor and correlation:
     * what seems to is noise of the windows, which is then counted twice. With n = 10 of N = 40 neurons the Fano factor's variance
     * is (1 / N + 2 q) / (1 / N + q) = 1.75 of the true one, q = (1 - n / N) / n; never more than 2.
     */
    @Test
    void replicates_someNeuronsSampled_noiseOfWindowsCountsTwiceAtMost() {
        Map<Statistic, Double> ratios = bootstrapOverBruteForce(4 * SAMPLED);

        assertThat(ratios.get(Statistic.RATE_HZ)).isCloseTo(1, within(TOLERANCE));
        assertThat(ratios.get(Statistic.FANO_FACTOR)).isCloseTo(1.75, within(1.75 * TOLERANCE));
        assertThat(ratios.get(Statistic.COUNT_CORRELATION)).isBetween(1.5, 2 * (1 + TOLERANCE));
    }

    /** Mean bootstrap variance of 20 recordings over the variance of 600 recordings with samplings of their own. */
    private static Map<Statistic, Double> bootstrapOverBruteForce(int neurons) {
        List<StatisticValues> recordings = new ArrayList<>();
        for (int r = 0; r < 600; r++) {
            recordings.add(
                    values(PopulationStatistics.of(poisson(neurons, r), SETTINGS, OptionalDouble.empty(), 1_000 + r)));
        }
        Map<Statistic, Double> truth = TargetEstimate.ofSessions(recordings).variances();
        Map<Statistic, Double> ratios = new EnumMap<>(Statistic.class);
        for (int r = 0; r < 20; r++) {
            estimate(poisson(neurons, 5_000 + r), 60, r)
                    .variances()
                    .forEach((statistic, variance) ->
                            ratios.merge(statistic, variance / truth.get(statistic) / 20, Double::sum));
        }
        return ratios;
    }

    private static TargetEstimate estimate(ObservedCounts counts, int replicates, long seed) {
        StatisticValues recording = values(TargetEstimate.session(counts, SETTINGS, 0, seed));
        List<StatisticValues> repeats = Bootstrap.replicates(counts, SETTINGS, replicates, seed, () -> {}).stream()
                .map(BootstrapTest::values)
                .toList();
        return TargetEstimate.ofBootstrap(recording, repeats);
    }

    @Test
    void replicates_anyNumberOfThreads_sameStatistics() throws Exception {
        ObservedCounts counts = poisson(12, 1);
        StatisticsSettings withFactors = new StatisticsSettings(6, 2, 0.5, FactorAnalysisSettings.PUBLISHED);

        List<PopulationStatistics> one = new ForkJoinPool(1)
                .submit(() -> Bootstrap.replicates(counts, withFactors, 8, 7, () -> {}))
                .get();
        List<PopulationStatistics> three = new ForkJoinPool(3)
                .submit(() -> Bootstrap.replicates(counts, withFactors, 8, 7, () -> {}))
                .get();

        assertThat(three).isEqualTo(one).doesNotHaveDuplicates();
    }

    @Test
    void replicates_otherSeed_otherStatistics() {
        ObservedCounts counts = poisson(12, 1);

        List<PopulationStatistics> first = Bootstrap.replicates(counts, SETTINGS, 4, 7, () -> {});

        assertThat(Bootstrap.replicates(counts, SETTINGS, 4, 7, () -> {})).isEqualTo(first);
        assertThat(Bootstrap.replicates(counts, SETTINGS, 4, 8, () -> {})).doesNotContainAnyElementsOf(first);
    }

    @Test
    void replicates_done_isCalledAfterEach() {
        AtomicInteger calls = new AtomicInteger();

        Bootstrap.replicates(poisson(12, 1), SETTINGS, 5, 1, calls::incrementAndGet);

        assertThat(calls).hasValue(5);
    }

    @Test
    void replicates_one_isRefused() {
        assertThatThrownBy(() -> Bootstrap.replicates(poisson(12, 1), SETTINGS, 1, 1, () -> {}))
                .hasMessageContaining("at least 2");
    }

    @Test
    void windows_ofAReplicate_areDrawnWithReplacement() {
        int[] drawn = RepeatSeeds.windows(1, 3, 10_000);

        assertThat(drawn).hasSize(10_000);
        // 1 - 1/e of the windows, with an SD of 0.31 / sqrt(10,000)
        assertThat(Arrays.stream(drawn).distinct().count() / 10_000.0).isCloseTo(1 - Math.exp(-1), within(0.012));
        assertThat(Arrays.stream(drawn).boxed()).allMatch(window -> 0 <= window && window < 10_000);
    }

    /** Independent neurons of 5, 7, 9, ... Hz in windows of 200 ms. */
    private static ObservedCounts poisson(int neurons, long seed) {
        Random random = new Random(seed);
        CountTable counts = new CountTable(neurons, WINDOWS);
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int window = 0; window < WINDOWS; window++) {
                double mean = (5 + 2 * (neuron % 10)) * 0.2;
                double time = -Math.log(1 - random.nextDouble());
                while (time < mean) {
                    counts.increment(neuron, window);
                    time -= Math.log(1 - random.nextDouble());
                }
            }
        }
        return ObservedCounts.of(counts, 0, neurons, 200);
    }

    private static StatisticValues values(PopulationStatistics statistics) {
        return ((PopulationStatistics.Computed) statistics).values();
    }
}
