package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target whose variances are those of simulated rows: the unit for distances when a target's own variances are tiny. */
final class SimulatedSpread {
    private final List<StoredRun> runs;
    private final TargetStatistics target;

    private SimulatedSpread(List<StoredRun> runs, TargetStatistics target) {
        this.runs = runs;
        this.target = target;
    }

    /**
     * The target in units of the rows' spread. A statistic that is the same in all rows gets the weight 0.
     *
     * @param runs with all statistics that have a weight, in a fixed order
     * @return empty where all rows are the same
     */
    static Optional<TargetStatistics> of(List<StoredRun> runs, TargetStatistics target) {
        return new SimulatedSpread(runs, target).target();
    }

    private Optional<TargetStatistics> target() {
        Map<Statistic, Double> weights = new EnumMap<>(target.weights());
        Map<Statistic, TargetStatistics.Scalar> scalars = new EnumMap<>(target.scalars());
        Optional<TargetStatistics.Eigenspectrum> spectrum = target.eigenspectrum();
        for (Statistic statistic : target.used()) {
            double variance = variance(statistic);
            if (!(variance >= TargetStatistics.LEAST_VARIANCE)) {
                weights.put(statistic, 0.0);
            } else if (statistic == Statistic.EIGENSPECTRUM) {
                spectrum = spectrum.map(s -> new TargetStatistics.Eigenspectrum(s.mean(), variance));
            } else {
                scalars.computeIfPresent(statistic, (k, s) -> new TargetStatistics.Scalar(s.mean(), variance));
            }
        }
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            return Optional.empty();
        }
        return Optional.of(new TargetStatistics(
                target.neurons(),
                target.countWindowMs(),
                target.countWindows(),
                TargetStatistics.Metric.L2,
                weights,
                scalars,
                spectrum));
    }

    /** Mean squared (Euclidean) distance to the mean, with n - 1; NaN for a single row. */
    private double variance(Statistic statistic) {
        double[] mean = values(runs.get(0), statistic);
        for (int i = 1; i < runs.size(); i++) {
            double[] values = values(runs.get(i), statistic);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += (values[j] - mean[j]) / (i + 1);
            }
        }
        double squares = 0;
        for (StoredRun run : runs) {
            double[] values = values(run, statistic);
            for (int j = 0; j < mean.length; j++) {
                squares += (values[j] - mean[j]) * (values[j] - mean[j]);
            }
        }
        return squares / (runs.size() - 1);
    }

    private static double[] values(StoredRun run, Statistic statistic) {
        return statistic == Statistic.EIGENSPECTRUM
                ? run.values().eigenspectrum().orElseThrow()
                : new double[] {run.values().scalar(statistic).orElseThrow()};
    }
}
