package io.github.sparksnops.stats;

import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.OptionalDouble;

/**
 * Population statistics of one run, or the rule why there are none. Neurons above the rate floor are sampled several times;
 * every statistic is computed per sampling and averaged (SNOPS, {@code src/compute_stats.m}).
 */
public sealed interface PopulationStatistics {
    /** Neurons above the rate floor. */
    int activeNeurons();

    /**
     * All statistics have values.
     *
     * @param countWindows B
     * @param rateHz mean rate of the sampled neurons, Hz
     * @param fanoFactor variance over mean of counts
     * @param countCorrelation mean Fisher z of pairwise correlations of counts
     */
    record Computed(
            int activeNeurons, int countWindows, Estimate rateHz, Estimate fanoFactor, Estimate countCorrelation)
            implements PopulationStatistics {}

    /** No statistics: the rule says why. */
    record Undefined(int activeNeurons, InfeasibilityRule rule) implements PopulationStatistics {}

    /**
     * Computes the statistics of neurons first .. end - 1.
     *
     * @param counts of a completed run
     * @param rateLimitHz mean rate of the active neurons above which the run is infeasible; empty for no limit
     * @param seed of the trial: addresses the samplings
     */
    static PopulationStatistics of(
            SpikeCounts counts,
            Observed observed,
            SimulationWindow window,
            StatisticsSettings settings,
            OptionalDouble rateLimitHz,
            long seed) {
        ActiveNeurons active = ActiveNeurons.of(counts, observed, window, settings.minRateHz());
        if (active.ids().length < settings.neurons()) {
            return new Undefined(active.ids().length, InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS);
        }
        if (rateLimitHz.isPresent() && active.meanRateHz() > rateLimitHz.getAsDouble()) {
            return new Undefined(active.ids().length, InfeasibilityRule.RATE_ABOVE_LIMIT);
        }
        double[] rate = new double[settings.samplings()];
        double[] fano = new double[settings.samplings()];
        double[] correlation = new double[settings.samplings()];
        for (int s = 0; s < settings.samplings(); s++) {
            int[] neurons = NeuronSampling.draw(active.ids(), settings.neurons(), seed, s);
            int[][] sampled = new int[neurons.length][];
            for (int i = 0; i < neurons.length; i++) {
                sampled[i] = counts.ofNeuron(neurons[i]);
            }
            SampledCounts moments = SampledCounts.of(sampled);
            rate[s] = FiringRate.of(moments, window.countWindowMs());
            fano[s] = FanoFactor.of(moments);
            correlation[s] = SpikeCountCorrelation.of(moments);
            if (!Double.isFinite(rate[s] + fano[s] + correlation[s])) {
                return new Undefined(active.ids().length, InfeasibilityRule.STATISTICS_UNDEFINED);
            }
        }
        return new Computed(
                active.ids().length, counts.windows(), Estimate.of(rate), Estimate.of(fano), Estimate.of(correlation));
    }

    /** Range of the observed neurons, ids first .. end - 1. */
    record Observed(int first, int end) {}
}
