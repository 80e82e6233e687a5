package io.github.sparksnops.driver.spark;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Targets in the range that made-up rows are drawn from. */
public final class MadeUpTarget {
    private MadeUpTarget() {}

    public static TargetStatistics of(int neurons, double countWindowMs, int countWindows) {
        List<Double> spectrum = Collections.nCopies(neurons, 0.5);
        return new TargetStatistics(
                neurons,
                countWindowMs,
                countWindows,
                Metric.L2,
                Arrays.stream(Statistic.values()).collect(Collectors.toMap(Function.identity(), s -> 1.0)),
                Map.of(
                        Statistic.RATE_HZ, new Scalar(5, 0.2),
                        Statistic.FANO_FACTOR, new Scalar(1.2, 0.01),
                        Statistic.COUNT_CORRELATION, new Scalar(0.004, 1e-6),
                        Statistic.SHARED_VARIANCE, new Scalar(0.1, 1e-3),
                        Statistic.SHARED_DIMENSIONALITY, new Scalar(3, 0.2)),
                Optional.of(new Eigenspectrum(spectrum, 2)));
    }
}
