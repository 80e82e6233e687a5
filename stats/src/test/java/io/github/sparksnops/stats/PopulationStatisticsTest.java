package io.github.sparksnops.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.GatheredCounts;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.stats.PopulationStatistics.Computed;
import io.github.sparksnops.stats.PopulationStatistics.Undefined;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PopulationStatisticsTest {
    /** 100 counted seconds: 500 windows of 200 ms. */
    private static final SimulationWindow WINDOW = new SimulationWindow(100_700, 500, 200, 0.05);

    private static final StatisticsSettings SETTINGS = new StatisticsSettings(20, 10, 0.5, FactorAnalysisSettings.NONE);
    private static final OptionalDouble NO_LIMIT = OptionalDouble.empty();

    /** Bernoulli spikes at 1 ms: {@code active} neurons at the rate, the rest silent; ids from 5 on. */
    private static SpikeCounts counts(int neurons, int active, double rateHz, long seed) {
        CountTable counts = new CountTable(5 + neurons, WINDOW.countWindows());
        Random random = new Random(seed);
        for (int w = 0; w < counts.windows(); w++) {
            for (int i = 5; i < 5 + active; i++) {
                for (int ms = 0; ms < 200; ms++) {
                    if (random.nextDouble() < rateHz / 1000) {
                        counts.increment(i, w);
                    }
                }
            }
        }
        return counts;
    }

    private static PopulationStatistics statistics(SpikeCounts counts, OptionalDouble limit, long seed) {
        return PopulationStatistics.of(
                ObservedCounts.of(counts, 5, counts.neurons(), WINDOW.countWindowMs()), SETTINGS, limit, seed);
    }

    @Test
    void of_independentSpikes_givesTheirStatistics() {
        Computed computed = (Computed) statistics(counts(60, 40, 20, 1), OptionalDouble.of(60), 9);

        assertThat(computed.activeNeurons()).isEqualTo(40);
        assertThat(computed.countWindows()).isEqualTo(500);
        assertThat(computed.rateHz().value()).isCloseTo(20, within(0.3));
        // variance / mean of binomial counts: 1 - p = 0.98; se sqrt(2 / 500 / 40) = 0.01
        assertThat(computed.fanoFactor().value()).isCloseTo(0.98, within(0.04));
        // se of a correlation 1 / sqrt(500), 780 pairs
        assertThat(computed.countCorrelation().value()).isCloseTo(0, within(0.008));
        assertThat(computed.rateHz().standardError().getAsDouble()).isBetween(1e-4, 0.2);
    }

    @Test
    void of_sameSeed_sameSampling() {
        SpikeCounts counts = counts(60, 40, 20, 2);

        assertThat(statistics(counts, NO_LIMIT, 1)).isEqualTo(statistics(counts, NO_LIMIT, 1));
        assertThat(statistics(counts, NO_LIMIT, 1)).isNotEqualTo(statistics(counts, NO_LIMIT, 2));
    }

    @Test
    void sampledNeurons_totalsAlone_areThoseWhoseCountsAreRead() {
        CountTable all = (CountTable) counts(60, 40, 20, 1);
        long[] totals = all.totals(0, all.neurons());
        ObservedCounts totalsAlone = ObservedCounts.of(
                new GatheredCounts(totals, all.windows(), new int[0], new short[0][]),
                5,
                all.neurons(),
                WINDOW.countWindowMs());

        int[] sampled = PopulationStatistics.sampledNeurons(totalsAlone, SETTINGS, OptionalDouble.of(60), 9);
        short[][] counts = new short[sampled.length][all.windows()];
        for (int i = 0; i < sampled.length; i++) {
            for (int w = 0; w < all.windows(); w++) {
                counts[i][w] = (short) all.count(sampled[i], w);
            }
        }

        assertThat(sampled).isSorted().doesNotHaveDuplicates().hasSizeBetween(SETTINGS.neurons(), 40);
        assertThat(statistics(new GatheredCounts(totals, all.windows(), sampled, counts), OptionalDouble.of(60), 9))
                .isEqualTo(statistics(all, OptionalDouble.of(60), 9));
        assertThat(PopulationStatistics.sampledNeurons(totalsAlone, SETTINGS, OptionalDouble.of(10), 9))
                .as("above the rate limit")
                .isEmpty();
    }

    @Test
    void of_fewActiveNeurons_saysSo() {
        assertThat(statistics(counts(60, 19, 20, 3), NO_LIMIT, 1))
                .isEqualTo(new Undefined(19, InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS));
    }

    @Test
    void of_rateFloor_isExclusive() {
        CountTable counts = new CountTable(25, WINDOW.countWindows());
        for (int i = 5; i < 25; i++) {
            for (int spike = 0; spike < 50; spike++) {
                counts.increment(i, spike * 7 + i % 7);
            }
        }

        // 50 spikes in 100 s are 0.5 Hz: not above the floor
        assertThat(statistics(counts, NO_LIMIT, 1))
                .isEqualTo(new Undefined(0, InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS));
        for (int i = 5; i < 25; i++) {
            counts.increment(i, 0);
        }
        assertThat(statistics(counts, NO_LIMIT, 1)).isInstanceOf(Computed.class);
    }

    @Test
    void of_rateAboveTheLimit_isInfeasibleOnlyWhereThereIsALimit() {
        SpikeCounts counts = counts(30, 30, 80, 4);

        assertThat(statistics(counts, OptionalDouble.of(60), 1))
                .isEqualTo(new Undefined(30, InfeasibilityRule.RATE_ABOVE_LIMIT));
        assertThat(statistics(counts, NO_LIMIT, 1)).isInstanceOf(Computed.class);
    }

    @Test
    void of_fewActiveNeuronsAtAHighRate_fewTakesPrecedence() {
        assertThat(statistics(counts(30, 10, 200, 4), OptionalDouble.of(60), 1))
                .isEqualTo(new Undefined(10, InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS));
    }

    @Test
    void of_onlyConstantCounts_hasNoCorrelation() {
        CountTable counts = new CountTable(30, WINDOW.countWindows());
        for (int w = 0; w < counts.windows(); w++) {
            for (int i = 5; i < 30; i++) {
                counts.increment(i, w);
            }
        }

        Undefined undefined = (Undefined) statistics(counts, NO_LIMIT, 1);
        assertThat(undefined.rule()).isEqualTo(InfeasibilityRule.STATISTICS_UNDEFINED);
        assertThat(undefined.reason()).contains("no two neurons' counts vary");
    }

    private static StatisticsSettings settings(int neurons, int samplings, double minRateHz) {
        return new StatisticsSettings(neurons, samplings, minRateHz, FactorAnalysisSettings.NONE);
    }

    @Test
    void of_oneCountWindow_saysSo() {
        CountTable one = new CountTable(20, 1);
        for (int i = 0; i < 20; i++) {
            one.increment(i, 0);
        }

        PopulationStatistics statistics =
                PopulationStatistics.of(ObservedCounts.of(one, 0, 20, 200), SETTINGS, NO_LIMIT, 1);

        assertThat(((Undefined) statistics).reason())
                .isEqualTo("statistics_undefined: one count window has no variance");
    }

    @Test
    void settings_impossibleValues_refused() {
        assertThatThrownBy(() -> settings(1, 10, 0.5)).hasMessageContaining("neurons");
        assertThatThrownBy(() -> settings(50, 0, 0.5)).hasMessageContaining("samplings");
        assertThatThrownBy(() -> settings(50, 10, -1)).hasMessageContaining("min_rate_hz");
    }
}
