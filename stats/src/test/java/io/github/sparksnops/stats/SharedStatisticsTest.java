package io.github.sparksnops.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.stats.PopulationStatistics.Computed;
import io.github.sparksnops.stats.PopulationStatistics.Undefined;
import io.github.sparksnops.stats.counts.NeuronSampling;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysis;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.factor.FactorOutcome;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The statistics of factor analysis as means over samplings. */
class SharedStatisticsTest {
    private static final StatisticsSettings SETTINGS =
            new StatisticsSettings(10, 4, 0.5, FactorAnalysisSettings.PUBLISHED);
    private static final long SEED = 7;

    /** Rounding of a mean of four. */
    private static final double ROUNDING = 1e-14;

    /** Neurons whose counts share one latent, more so the larger their id. */
    private static CountTable counts() {
        CountTable counts = new CountTable(16, 120);
        Random random = new Random(1);
        for (int w = 0; w < counts.windows(); w++) {
            double shared = random.nextGaussian();
            for (int i = 0; i < counts.neurons(); i++) {
                double value = 8 + 0.2 * i * shared + 1.5 * random.nextGaussian();
                counts.set(i, w, (int) Math.max(0, Math.rint(value)));
            }
        }
        return counts;
    }

    private static PopulationStatistics statistics(SpikeCounts counts, StatisticsSettings settings) {
        ObservedCounts observed = ObservedCounts.of(counts, 0, counts.neurons(), 200);
        return PopulationStatistics.of(observed, settings, OptionalDouble.empty(), SEED);
    }

    @Test
    void of_severalSamplings_areTheirMeans() {
        ObservedCounts observed = ObservedCounts.of(counts(), 0, 16, 200);
        int[] active = observed.activeNeurons(0.5).ids();
        double[] shared = new double[4];
        double dimensionality = 0;
        double latents = 0;
        double[] spectrum = new double[10];
        for (int s = 0; s < 4; s++) {
            FactorOutcome.Shared one = (FactorOutcome.Shared) FactorAnalysis.of(
                    observed.sample(NeuronSampling.draw(active, 10, SEED, s)),
                    FactorAnalysisSettings.PUBLISHED,
                    SEED,
                    s);
            shared[s] = one.sharedVariance();
            dimensionality += one.sharedDimensionality() / 4.0;
            latents += one.latents() / 4.0;
            for (int k = 0; k < 10; k++) {
                spectrum[k] += one.eigenspectrum()[k] / 4;
            }
        }

        SharedStatistics statistics =
                ((Computed) statistics(counts(), SETTINGS)).shared().orElseThrow();

        assertThat(statistics.sharedVariance()).isEqualTo(Estimate.of(shared));
        assertThat(statistics.sharedVariance().standardError().getAsDouble()).isPositive();
        assertThat(statistics.sharedDimensionality().value()).isCloseTo(dimensionality, within(ROUNDING));
        assertThat(statistics.latentDimensions()).isCloseTo(latents, within(ROUNDING));
        assertThat(statistics.eigenspectrum()).containsExactly(spectrum, within(ROUNDING * spectrum[0]));
    }

    @Test
    void of_noFactorAnalysis_areLeftOutAndTheOthersAreNot() {
        StatisticsSettings without = new StatisticsSettings(10, 4, 0.5, FactorAnalysisSettings.NONE);

        Computed computed = (Computed) statistics(counts(), without);

        Computed with = (Computed) statistics(counts(), SETTINGS);
        assertThat(computed.shared()).isEmpty();
        assertThat(computed.values().scalar(Statistic.SHARED_VARIANCE)).isEmpty();
        assertThat(computed.values().eigenspectrum()).isEmpty();
        assertThat(computed.rateHz()).isEqualTo(with.rateHz());
        assertThat(computed.countCorrelation()).isEqualTo(with.countCorrelation());
    }

    @Test
    void of_oneConstantNeuron_saysWhyThereAreNone() {
        CountTable counts = counts();
        for (int w = 0; w < counts.windows(); w++) {
            counts.set(3, w, 5);
        }

        Undefined undefined = (Undefined) statistics(counts, SETTINGS);

        assertThat(undefined.rule()).isEqualTo(InfeasibilityRule.STATISTICS_UNDEFINED);
        assertThat(undefined.reason())
                .isEqualTo("statistics_undefined: a sampled neuron's count is the same in all windows");
    }

    @Test
    void of_epochsThatRepeatExactly_shareNothing() {
        CountTable counts = counts();
        for (int w = 60; w < 120; w++) {
            for (int i = 0; i < 16; i++) {
                counts.set(i, w, counts.count(i, w - 60));
            }
        }
        ObservedCounts deviations = ObservedCounts.of(counts, 0, 16, 200).withoutPsth(60);

        PopulationStatistics statistics = PopulationStatistics.of(deviations, SETTINGS, OptionalDouble.empty(), SEED);

        assertThat(((Undefined) statistics).reason()).contains("no two neurons' counts vary");
    }
}
