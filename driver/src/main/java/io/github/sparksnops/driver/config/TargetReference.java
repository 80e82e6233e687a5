package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Key {@code target} of a fit: a file, and whether simulations can give what it holds. */
final class TargetReference {
    private static final String KEY = "target";
    private static final List<Statistic> OF_FACTOR_ANALYSIS =
            List.of(Statistic.SHARED_VARIANCE, Statistic.SHARED_DIMENSIONALITY, Statistic.EIGENSPECTRUM);

    private final Section root;
    private final Path folder;
    private final Problems problems;

    /**
     * Target of a configuration.
     *
     * @param folder of the configuration: what the target's path is relative to
     */
    TargetReference(Section root, Path folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    /** The target, compared with what the fit's runs give as far as that is sound; empty where there are problems. */
    Optional<FitTarget> read(Optional<FitWindows> windows, Optional<StatisticsSettings> statistics) {
        Optional<Path> file = file();
        Optional<TargetStatistics> target = file.flatMap(this::read);
        target.ifPresent(t -> statistics.ifPresent(s -> requireComparable(t, s)));
        target.ifPresent(t -> windows.ifPresent(w -> requireComparable(t, w.full())));
        return target.map(t -> new FitTarget(file.get(), t));
    }

    /** Absolute path of the file; empty where there are problems. */
    private Optional<Path> file() {
        if (!root.hasValue(KEY)) {
            problems.error(
                    root.where(KEY),
                    "no target is named",
                    "add `target: FILE`, relative to this file; conf/targets holds examples, `snops target` makes others");
            return Optional.empty();
        }
        try {
            return root.text(KEY)
                    .map(name -> UserPath.of(name, folder).toAbsolutePath().normalize());
        } catch (UserError e) {
            Problem problem = e.problems().get(0);
            problems.error(root.where(KEY), problem.what(), "give the path of a target file");
            return Optional.empty();
        }
    }

    /** Content of the file; problems of the file carry its own places. */
    private Optional<TargetStatistics> read(Path file) {
        try {
            return Optional.of(TargetReader.read(file));
        } catch (UserError e) {
            for (Problem problem : e.problems()) {
                boolean wholeFile = problem.where().equals(file.toString());
                problems.error(
                        wholeFile ? root.where(KEY) : problem.where(),
                        wholeFile ? file + ": " + problem.what() : problem.what(),
                        problem.how());
            }
            return Optional.empty();
        }
    }

    /** Statistics of another number of neurons, or of other windows, cannot be compared with the target's. */
    private void requireComparable(TargetStatistics target, StatisticsSettings statistics) {
        Section section = root.section("statistics");
        if (target.neurons() != statistics.neurons()) {
            problems.error(
                    section.where("neurons"),
                    "%s neurons per sampling, but the target's n_neuron is %s"
                            .formatted(statistics.neurons(), target.neurons()),
                    "write `statistics: {neurons: %s}`".formatted(target.neurons()));
        }
        List<String> without = OF_FACTOR_ANALYSIS.stream()
                .filter(target.used()::contains)
                .map(Statistic::key)
                .toList();
        if (statistics.factorAnalysis().method() == FactorAnalysisSettings.Method.NONE && !without.isEmpty()) {
            problems.error(
                    section.where("factor_analysis"),
                    "without factor analysis a run has no " + String.join(", ", without),
                    "remove `method: none`, or give these statistics weight 0 in the target");
        }
    }

    /** Counts of other windows have other variances; statistics of another number of windows another bias. */
    private void requireComparable(TargetStatistics target, SimulationWindow full) {
        if (target.countWindowMs() != full.countWindowMs()) {
            String ms = ConfigurationText.number(target.countWindowMs());
            problems.error(
                    root.section("window").where("count_window_ms"),
                    "count windows of %s ms, but the target's are of %s ms"
                            .formatted(ConfigurationText.number(full.countWindowMs()), ms),
                    "write `window: {count_window_ms: %s}`".formatted(ms));
        } else if (target.countWindows() != full.countWindows()) {
            double durationMs = full.burnInMs() + (target.countWindows() + 1) * target.countWindowMs();
            problems.warn(
                    root.section("full").where(WindowSection.DURATION),
                    "statistics of %s count windows are compared with a target of %s: those of factor analysis depend on it"
                            .formatted(full.countWindows(), target.countWindows()),
                    "write `full: {duration_ms: %s}` for as many".formatted(ConfigurationText.number(durationMs)));
        }
    }
}
