package io.github.sparksnops.driver.config;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A target file: windows, metric, weights and statistics. What is under {@code provenance} is for people and not read. */
final class TargetSection {
    private static final String NEURONS = "n_neuron";
    private static final String WINDOW = "count_window_ms";
    private static final String WINDOWS = "count_windows";
    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of(NEURONS, WINDOW, WINDOWS, "metric", "weights", "statistics", "provenance"));
    private static final Set<String> STATISTICS =
            Arrays.stream(Statistic.values()).map(Statistic::key).collect(Collectors.toCollection(LinkedHashSet::new));
    /** Keys that only configurations have. */
    private static final List<String> OF_CONFIGURATIONS = List.of("network", "sweep", "window", "parameters", "target");

    private final Section root;
    private final Problems problems;

    TargetSection(YamlDocument document, Problems problems) {
        this.root = Section.root(document, problems);
        this.problems = problems;
    }

    /** The target; empty where there are problems. */
    Optional<TargetStatistics> read() {
        Optional<String> foreign = OF_CONFIGURATIONS.stream().filter(root::has).findFirst();
        if (foreign.isPresent() && !root.has(NEURONS)) {
            problems.error(
                    root.where(foreign.get()),
                    "this is a configuration, not a target",
                    "give a file of target statistics, such as conf/targets/demo-1.yaml");
            return Optional.empty();
        }
        root.allow(KEYS, "key");
        Optional<Integer> neurons = count(NEURONS, "neurons per sampling, such as 50");
        Optional<Double> windowMs = windowMs();
        Optional<Integer> windows = count(WINDOWS, "number of count windows that the statistics rest on, such as 699");
        Optional<Metric> metric = metric();
        Map<Statistic, Double> weights = weights();
        Map<Statistic, Scalar> scalars = new EnumMap<>(Statistic.class);
        Optional<Eigenspectrum> spectrum = statistics(weights, scalars, neurons);
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(new TargetStatistics(
                neurons.orElseThrow(),
                windowMs.orElseThrow(),
                windows.orElseThrow(),
                metric.orElseThrow(),
                weights,
                scalars,
                spectrum));
    }

    private Optional<Integer> count(String key, String what) {
        if (!root.hasValue(key)) {
            problems.error(root.where(key), "there is no " + key, "add it: " + what);
            return Optional.empty();
        }
        return root.integer(key, 2, Integer.MAX_VALUE, 2);
    }

    private Optional<Double> windowMs() {
        if (!root.hasValue(WINDOW)) {
            problems.error(
                    root.where(WINDOW), "there is no " + WINDOW, "add it: length of a count window, such as 200");
            return Optional.empty();
        }
        Optional<Double> windowMs = root.number(WINDOW, 0);
        if (windowMs.orElse(1.0) <= 0) {
            problems.error(root.where(WINDOW), windowMs.get() + " ms is no length", "give a number above 0");
        }
        return windowMs;
    }

    private Optional<Metric> metric() {
        if (!root.has("metric")) {
            return Optional.of(Metric.L2);
        }
        return root.text("metric").flatMap(name -> {
            Optional<Metric> metric = Arrays.stream(Metric.values())
                    .filter(m -> m.name().equals(name))
                    .findFirst();
            if (metric.isEmpty()) {
                problems.error(root.where("metric"), "'" + name + "' is no metric", "take L2 (squares) or L1");
            }
            return metric;
        });
    }

    /** Weights; those that are not given are 1. */
    private Map<Statistic, Double> weights() {
        Section section = root.section("weights");
        section.allow(STATISTICS, "statistic");
        Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
        double sum = 0;
        for (Statistic statistic : Statistic.values()) {
            Optional<Double> weight = section.number(statistic.key(), 1);
            if (weight.orElse(1.0) < 0) {
                problems.error(
                        section.where(statistic.key()),
                        weight.get() + " is no weight",
                        "give a number above 0, or 0 to leave the statistic out");
            }
            weights.put(statistic, weight.orElse(1.0));
            sum += Math.abs(weights.get(statistic));
        }
        if (sum == 0) {
            problems.error(root.where("weights"), "all weights are 0", "give at least one statistic a weight");
        } else if (Double.isInfinite(sum)) {
            problems.error(root.where("weights"), "the weights add up to no number", "give smaller ones");
        }
        return weights;
    }

    private Optional<Eigenspectrum> statistics(
            Map<Statistic, Double> weights, Map<Statistic, Scalar> scalars, Optional<Integer> neurons) {
        if (!root.hasValue("statistics")) {
            problems.error(
                    root.where("statistics"),
                    "there are no statistics",
                    "add them, for example `statistics: {rate_hz: {mean: 6.6, variance: 0.18}}`");
            return Optional.empty();
        }
        Section section = root.section("statistics");
        section.allow(STATISTICS, "statistic");
        TargetValues values = new TargetValues(section, problems);
        for (Statistic statistic : Statistic.values()) {
            if (root.isSection("statistics") && !section.hasValue(statistic.key()) && weights.get(statistic) > 0) {
                problems.error(
                        section.where(statistic.key()),
                        "it has a weight and no value",
                        "give its mean and variance, or set weights." + statistic.key() + " to 0");
            }
        }
        for (Statistic statistic : Statistic.SCALARS) {
            values.scalar(statistic.key()).ifPresent(scalar -> scalars.put(statistic, scalar));
        }
        return values.eigenspectrum(Statistic.EIGENSPECTRUM.key(), neurons);
    }
}
