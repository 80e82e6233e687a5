package io.github.sparksnops.stats;

import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.stats.counts.ActiveNeurons;
import io.github.sparksnops.stats.counts.NeuronSampling;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Population statistics of one simulation or recording, or the rule why there are none. Neurons above the rate floor are
 * sampled several times; every statistic is computed per sampling and averaged (SNOPS, {@code src/compute_stats.m}).
 */
public sealed interface PopulationStatistics {
    /** Neurons above the rate floor. */
    int activeNeurons();

    /**
     * All statistics that were asked for have values.
     *
     * @param countWindows B
     * @param rateHz mean rate of the sampled neurons, Hz
     * @param fanoFactor variance over mean of counts
     * @param countCorrelation mean Fisher z of pairwise correlations of counts
     * @param shared those of factor analysis; empty where the settings ask for none
     */
    record Computed(
            int activeNeurons,
            int countWindows,
            Estimate rateHz,
            Estimate fanoFactor,
            Estimate countCorrelation,
            Optional<SharedStatistics> shared)
            implements PopulationStatistics {

        /** The statistics as plain numbers. */
        public StatisticValues values() {
            double sharedVariance = shared.map(s -> s.sharedVariance().value()).orElse(Double.NaN);
            double dimensionality =
                    shared.map(s -> s.sharedDimensionality().value()).orElse(Double.NaN);
            return StatisticValues.of(
                    new double[] {
                        rateHz.value(), fanoFactor.value(), countCorrelation.value(), sharedVariance, dimensionality
                    },
                    shared.map(SharedStatistics::eigenspectrum).orElse(new double[0]));
        }
    }

    /**
     * No statistics.
     *
     * @param rule says why
     * @param detail what exactly has no value, where the rule alone does not tell
     */
    record Undefined(int activeNeurons, InfeasibilityRule rule, Optional<String> detail)
            implements PopulationStatistics {
        Undefined(int activeNeurons, InfeasibilityRule rule) {
            this(activeNeurons, rule, Optional.empty());
        }

        /** Rule and detail as tables have them. */
        public String reason() {
            return detail.map(text -> rule.key() + ": " + text).orElse(rule.key());
        }
    }

    /**
     * Computes the statistics.
     *
     * @param counts of a completed run or of a recording
     * @param rateLimitHz mean rate of the active neurons above which a run is infeasible; empty for no limit
     * @param seed addresses the samplings and every other draw; that of the trial where there is one
     */
    static PopulationStatistics of(
            ObservedCounts counts, StatisticsSettings settings, OptionalDouble rateLimitHz, long seed) {
        ActiveNeurons active = counts.activeNeurons(settings.minRateHz());
        int found = active.ids().length;
        Optional<InfeasibilityRule> broken = brokenRule(active, settings, rateLimitHz);
        if (broken.isPresent()) {
            return new Undefined(found, broken.get());
        }
        SamplingStatistics sums = new SamplingStatistics(settings, counts.countWindowMs());
        for (int s = 0; s < settings.samplings(); s++) {
            int[] neurons = NeuronSampling.draw(active.ids(), settings.neurons(), seed, s);
            Optional<String> undefined = sums.add(counts.sample(neurons), seed, s);
            if (undefined.isPresent()) {
                return new Undefined(found, InfeasibilityRule.STATISTICS_UNDEFINED, undefined);
            }
        }
        return sums.computed(found, counts.windows());
    }

    /**
     * Neurons whose counts {@link #of} reads with the same arguments; empty where totals alone say that there are no statistics.
     *
     * @param counts of which only totals are read
     * @return ids, ascending, none twice
     */
    static int[] sampledNeurons(
            ObservedCounts counts, StatisticsSettings settings, OptionalDouble rateLimitHz, long seed) {
        ActiveNeurons active = counts.activeNeurons(settings.minRateHz());
        if (brokenRule(active, settings, rateLimitHz).isPresent()) {
            return new int[0];
        }
        return IntStream.range(0, settings.samplings())
                .flatMap(s -> IntStream.of(NeuronSampling.draw(active.ids(), settings.neurons(), seed, s)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static Optional<InfeasibilityRule> brokenRule(
            ActiveNeurons active, StatisticsSettings settings, OptionalDouble rateLimitHz) {
        if (active.ids().length < settings.neurons()) {
            return Optional.of(InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS);
        }
        return rateLimitHz.isPresent() && active.meanRateHz() > rateLimitHz.getAsDouble()
                ? Optional.of(InfeasibilityRule.RATE_ABOVE_LIMIT)
                : Optional.empty();
    }
}
