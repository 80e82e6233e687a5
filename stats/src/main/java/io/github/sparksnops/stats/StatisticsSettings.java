package io.github.sparksnops.stats;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.io.Serializable;

/**
 * How neurons are sampled for statistics, and which statistics are computed.
 *
 * @param neurons per sampling
 * @param samplings drawn; each statistic is the mean over them
 * @param minRateHz only neurons above this rate are sampled, Hz
 */
public record StatisticsSettings(int neurons, int samplings, double minRateHz, FactorAnalysisSettings factorAnalysis)
        implements Serializable {
    /** As published: 10 samplings of 50 neurons above 0.5 Hz. */
    public static final StatisticsSettings DEFAULT =
            new StatisticsSettings(50, 10, 0.5, FactorAnalysisSettings.PUBLISHED);

    public StatisticsSettings {
        require(neurons >= 2, "statistics.neurons = %s: correlations need at least 2", neurons);
        require(samplings >= 1, "statistics.samplings = %s: at least 1", samplings);
        require(minRateHz >= 0 && Double.isFinite(minRateHz), "statistics.min_rate_hz = %s: a number >= 0", minRateHz);
    }
}
