package io.github.sparksnops.stats;

import io.github.sparksnops.stats.counts.SampledCounts;
import io.github.sparksnops.stats.factor.FactorAnalysis;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.factor.FactorOutcome;
import java.util.Optional;

/** The statistics of each sampling, and their means over the samplings. */
final class SamplingStatistics {
    private final StatisticsSettings settings;
    private final double countWindowMs;
    private final double[] rateHz;
    private final double[] fanoFactor;
    private final double[] countCorrelation;
    private final double[] sharedVariance;
    private final double[] sharedDimensionality;
    private final double[] eigenspectrum;
    private final double[] latents;

    SamplingStatistics(StatisticsSettings settings, double countWindowMs) {
        int samplings = settings.samplings();
        this.settings = settings;
        this.countWindowMs = countWindowMs;
        this.rateHz = new double[samplings];
        this.fanoFactor = new double[samplings];
        this.countCorrelation = new double[samplings];
        this.sharedVariance = new double[samplings];
        this.sharedDimensionality = new double[samplings];
        this.latents = new double[samplings];
        this.eigenspectrum = new double[settings.neurons()];
    }

    private boolean withFactors() {
        return settings.factorAnalysis().method() != FactorAnalysisSettings.Method.NONE;
    }

    /** Computes one sampling; says what has no value for these counts, if anything. */
    Optional<String> add(SampledCounts sampled, long seed, int s) {
        SamplingMoments moments = SamplingMoments.of(sampled);
        rateHz[s] = FiringRate.of(moments, countWindowMs);
        fanoFactor[s] = FanoFactor.of(moments);
        countCorrelation[s] = SpikeCountCorrelation.of(moments);
        if (!Double.isFinite(rateHz[s] + fanoFactor[s])) {
            return Optional.of(
                    sampled.origins().length < 2
                            ? "one count window has no variance"
                            : "a neuron without spikes has no Fano factor");
        }
        if (!Double.isFinite(countCorrelation[s])) {
            return Optional.of("no two neurons' counts vary, so none are correlated");
        }
        return withFactors() ? addFactors(sampled, seed, s) : Optional.empty();
    }

    private Optional<String> addFactors(SampledCounts sampled, long seed, int s) {
        FactorOutcome outcome = FactorAnalysis.of(sampled, settings.factorAnalysis(), seed, s);
        if (outcome instanceof FactorOutcome.Undefined undefined) {
            return Optional.of(undefined.reason());
        }
        FactorOutcome.Shared shared = (FactorOutcome.Shared) outcome;
        sharedVariance[s] = shared.sharedVariance();
        sharedDimensionality[s] = shared.sharedDimensionality();
        latents[s] = shared.latents();
        for (int i = 0; i < eigenspectrum.length; i++) {
            eigenspectrum[i] += shared.eigenspectrum()[i];
        }
        return Optional.empty();
    }

    PopulationStatistics.Computed computed(int activeNeurons, int countWindows) {
        return new PopulationStatistics.Computed(
                activeNeurons,
                countWindows,
                Estimate.of(rateHz),
                Estimate.of(fanoFactor),
                Estimate.of(countCorrelation),
                withFactors() ? Optional.of(shared()) : Optional.empty());
    }

    private SharedStatistics shared() {
        double[] meanSpectrum = eigenspectrum.clone();
        for (int i = 0; i < meanSpectrum.length; i++) {
            meanSpectrum[i] /= settings.samplings();
        }
        return new SharedStatistics(
                Estimate.of(sharedVariance),
                Estimate.of(sharedDimensionality),
                meanSpectrum,
                Estimate.of(latents).value());
    }
}
