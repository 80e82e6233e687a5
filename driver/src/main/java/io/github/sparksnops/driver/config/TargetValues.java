package io.github.sparksnops.driver.config;

import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Means and variances in the section {@code statistics} of a target. */
final class TargetValues {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("mean", "variance"));
    /**
     * Eigenvalues below 0 by less than this are 0 (counts^2): rounding of an eigenvalue solver. An eigenspectrum may rise by
     * as much.
     */
    private static final double ROUNDING = 1e-9;

    private final Section statistics;
    private final Problems problems;

    TargetValues(Section statistics, Problems problems) {
        this.statistics = statistics;
        this.problems = problems;
    }

    /** A statistic that is a number; empty where it is absent or there are problems. */
    Optional<Scalar> scalar(String key) {
        if (!statistics.hasValue(key)) {
            return Optional.empty();
        }
        Section section = statistics.section(key);
        Optional<Double> variance = variance(section, statistics.isSection(key));
        if (!section.has("mean")) {
            requirePart(section, statistics.isSection(key), "mean");
            return Optional.empty();
        }
        Optional<Double> mean = section.number("mean", 0);
        return mean.flatMap(m -> variance.map(v -> new Scalar(m, v)));
    }

    /**
     * The eigenspectrum; empty where it is absent or there are problems.
     *
     * @param neurons per sampling, if known: the number of entries
     */
    Optional<Eigenspectrum> eigenspectrum(String key, Optional<Integer> neurons) {
        if (!statistics.hasValue(key)) {
            return Optional.empty();
        }
        Section section = statistics.section(key);
        Optional<Double> variance = variance(section, statistics.isSection(key));
        if (!section.has("mean")) {
            requirePart(section, statistics.isSection(key), "mean");
            return Optional.empty();
        }
        Optional<List<Node>> items = section.list("mean");
        if (items.isEmpty()) {
            problems.error(
                    section.where("mean"),
                    "a list of eigenvalues is expected here",
                    "write [4.7, 1.2, ...], descending");
            return Optional.empty();
        }
        if (neurons.isPresent() && items.get().size() != neurons.get()) {
            problems.error(
                    section.where("mean"),
                    "%s eigenvalues, but n_neuron is %s".formatted(items.get().size(), neurons.get()),
                    "give one per neuron of a sampling, zeros included, or mend n_neuron");
        }
        Optional<List<Double>> mean = eigenvalues(section, items.get());
        return mean.flatMap(m -> variance.map(v -> new Eigenspectrum(m, v)));
    }

    /** Entries as numbers, tiny negative ones as 0; empty with one problem, that of the first bad entry. */
    private Optional<List<Double>> eigenvalues(Section section, List<Node> items) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<Double> number = Numbers.number(items.get(i));
            String entry = "entry " + (i + 1);
            if (number.isEmpty()) {
                return bad(section, entry + ", " + Numbers.shown(items.get(i)) + ", is no number");
            }
            double value = number.get();
            if (value < -ROUNDING) {
                return bad(section, entry + " is " + value + ": an eigenvalue of a covariance is not negative");
            }
            if (i > 0 && value > values.get(i - 1) + ROUNDING) {
                return bad(section, entry + " is larger than the one before: eigenvalues descend");
            }
            values.add(Math.max(0, value));
        }
        return Optional.of(values);
    }

    private Optional<List<Double>> bad(Section section, String what) {
        problems.error(section.where("mean"), what, "give eigenvalues of the shared covariance, largest first");
        return Optional.empty();
    }

    /** Variance of a statistic; also looks for keys that are not known. */
    private Optional<Double> variance(Section section, boolean isSection) {
        section.allow(KEYS, "key");
        if (!section.has("variance")) {
            requirePart(section, isSection, "variance");
            return Optional.empty();
        }
        Optional<Double> variance = section.number("variance", 0);
        if (variance.isPresent() && variance.get() < TargetStatistics.LEAST_VARIANCE) {
            problems.error(
                    section.where("variance"),
                    variance.get() + " is no variance",
                    "give a number above 0: the spread over sessions or a bootstrap");
            return Optional.empty();
        }
        return variance;
    }

    private void requirePart(Section section, boolean isSection, String key) {
        if (isSection) {
            problems.error(section.where(), "there is no " + key, "write {mean: ..., variance: ...}");
        }
    }
}
