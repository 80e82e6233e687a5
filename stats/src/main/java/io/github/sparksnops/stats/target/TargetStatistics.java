package io.github.sparksnops.stats.target;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Population statistics to match, with their spread and weight.
 *
 * @param neurons per sampling, n_neuron; length of the eigenspectrum
 * @param countWindowMs interval in which spikes were counted, ms
 * @param countWindows number of windows that the statistics rest on
 * @param weights one per statistic, at least 0; one of 0 leaves the statistic out
 * @param scalars means and variances of all statistics but the eigenspectrum; one that is missing must have weight 0
 * @param eigenspectrum empty where missing
 */
public record TargetStatistics(
        int neurons,
        double countWindowMs,
        int countWindows,
        Metric metric,
        Map<Statistic, Double> weights,
        Map<Statistic, Scalar> scalars,
        Optional<Eigenspectrum> eigenspectrum) {
    /** Least variance, in the unit of its statistic squared: costs stay finite above it. */
    public static final double LEAST_VARIANCE = 1e-100;

    /** How distances count. */
    public enum Metric {
        /** Absolute distance over the standard deviation. */
        L1,
        /** Squared distance over the variance, as published. */
        L2
    }

    /** Mean and variance of a statistic over sessions or bootstrap. */
    public record Scalar(double mean, double variance) {
        public Scalar {
            require(Double.isFinite(mean), "a mean of %s", mean);
            requireVariance(variance);
        }
    }

    /**
     * Shared eigenspectrum.
     *
     * @param mean descending, counts^2
     * @param variance mean squared Euclidean distance of a single spectrum to the mean one, counts^4
     */
    public record Eigenspectrum(List<Double> mean, double variance) {
        public Eigenspectrum {
            mean = List.copyOf(mean);
            mean.forEach(value -> require(Double.isFinite(value), "an eigenvalue of %s", value));
            requireVariance(variance);
        }
    }

    public TargetStatistics {
        require(neurons >= 2, "n_neuron = %s: at least 2", neurons);
        require(countWindowMs > 0, "count_window_ms = %s: must be positive", countWindowMs);
        require(countWindows >= 2, "count_windows = %s: at least 2", countWindows);
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
        scalars = Collections.unmodifiableMap(new EnumMap<>(scalars));
        require(!scalars.containsKey(Statistic.EIGENSPECTRUM), "the eigenspectrum is no scalar");
        requireWeights(weights);
        for (Statistic statistic : Statistic.values()) {
            boolean there =
                    statistic == Statistic.EIGENSPECTRUM ? eigenspectrum.isPresent() : scalars.containsKey(statistic);
            require(there || weights.get(statistic) == 0, "%s has a weight and no mean", statistic.key());
        }
        int length = eigenspectrum.map(e -> e.mean().size()).orElse(neurons);
        require(
                length == neurons,
                "n_neuron = %s, but the eigenspectrum has %s entries: it has one per neuron of a sampling",
                neurons,
                length);
    }

    private static void requireVariance(double variance) {
        require(
                variance >= LEAST_VARIANCE && Double.isFinite(variance),
                "a variance of %s: must be positive",
                variance);
    }

    private static void requireWeights(Map<Statistic, Double> weights) {
        double sum = 0;
        for (Statistic statistic : Statistic.values()) {
            Double weight = weights.get(statistic);
            require(weight != null && weight >= 0, "weight of %s: %s", statistic.key(), weight);
            sum += weight;
        }
        require(sum > 0, "all weights are 0");
        require(Double.isFinite(sum), "the weights add up to %s", sum);
    }

    /** Statistics with a weight above 0, in the order of the tables. */
    public List<Statistic> used() {
        return Arrays.stream(Statistic.values())
                .filter(statistic -> weights.get(statistic) > 0)
                .toList();
    }

    /**
     * This target with a weight of 0 for all statistics but these.
     *
     * @throws IllegalArgumentException where none of them has a weight
     */
    public TargetStatistics withOnly(Set<Statistic> statistics) {
        Map<Statistic, Double> fewer = new EnumMap<>(Statistic.class);
        weights.forEach((statistic, weight) -> fewer.put(statistic, statistics.contains(statistic) ? weight : 0));
        return new TargetStatistics(neurons, countWindowMs, countWindows, metric, fewer, scalars, eigenspectrum);
    }

    /** This target with distances counted so. */
    public TargetStatistics withMetric(Metric other) {
        return new TargetStatistics(neurons, countWindowMs, countWindows, other, weights, scalars, eigenspectrum);
    }
}
