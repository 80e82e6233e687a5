package io.github.sparksnops.stats.target;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Targets and runs with numbers that are easy to work with by hand. */
final class Targets {
    private Targets() {}

    /** Three neurons; variances 4, 0.01, 1e-4, 0.0025, 1 and 2. */
    static TargetStatistics of(Metric metric, double... weights) {
        return of(metric, scalars(), Optional.of(new Eigenspectrum(List.of(3.0, 1.0, 0.0), 2)), weights);
    }

    static TargetStatistics of(
            Metric metric, Map<Statistic, Scalar> scalars, Optional<Eigenspectrum> spectrum, double... weights) {
        Map<Statistic, Double> byStatistic = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            byStatistic.put(statistic, weights[statistic.ordinal()]);
        }
        return new TargetStatistics(3, 200, 699, metric, byStatistic, scalars, spectrum);
    }

    static Map<Statistic, Scalar> scalars() {
        Map<Statistic, Scalar> scalars = new EnumMap<>(Statistic.class);
        scalars.put(Statistic.RATE_HZ, new Scalar(5, 4));
        scalars.put(Statistic.FANO_FACTOR, new Scalar(1, 0.01));
        scalars.put(Statistic.COUNT_CORRELATION, new Scalar(0.01, 1e-4));
        scalars.put(Statistic.SHARED_VARIANCE, new Scalar(0.2, 0.0025));
        scalars.put(Statistic.SHARED_DIMENSIONALITY, new Scalar(4, 1));
        return scalars;
    }

    /** z of 1.5, 2, 2, -2, 0.5 and sqrt(1.5). */
    static StatisticValues run() {
        return StatisticValues.of(new double[] {8, 1.2, 0.03, 0.1, 4.5}, new double[] {4, 2, 1});
    }
}
