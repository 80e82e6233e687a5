package io.github.sparksnops.driver.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How trials ended and what they took.
 *
 * @param completed trials with statistics
 * @param infeasible by rule
 * @param failed by error, only its first line
 * @param buildMs sum over trials, ms; likewise the others
 */
@JsonPropertyOrder({"completed", "infeasible", "failed", "build_ms", "simulate_ms", "statistics_ms"})
public record TrialCounts(
        @JsonProperty("completed") long completed,
        @JsonProperty("infeasible") SortedMap<String, Long> infeasible,
        @JsonProperty("failed") SortedMap<String, Long> failed,
        @JsonProperty("build_ms") double buildMs,
        @JsonProperty("simulate_ms") double simulateMs,
        @JsonProperty("statistics_ms") double statisticsMs) {
    public static final TrialCounts NONE = new TrialCounts(0, new TreeMap<>(), new TreeMap<>(), 0, 0, 0);

    public TrialCounts {
        infeasible = new TreeMap<>(infeasible);
        failed = new TreeMap<>(failed);
    }

    /** One trial more. */
    public static TrialCounts of(Status status, String reason, double buildMs, double simulateMs, double statisticsMs) {
        TreeMap<String, Long> by = new TreeMap<>();
        if (status != Status.COMPLETED) {
            by.put(reason.lines().findFirst().orElse(""), 1L);
        }
        return new TrialCounts(
                status == Status.COMPLETED ? 1 : 0,
                status == Status.INFEASIBLE ? by : new TreeMap<>(),
                status == Status.FAILED ? by : new TreeMap<>(),
                buildMs,
                simulateMs,
                statisticsMs);
    }

    public TrialCounts plus(TrialCounts other) {
        return new TrialCounts(
                completed + other.completed,
                sum(infeasible, other.infeasible),
                sum(failed, other.failed),
                buildMs + other.buildMs,
                simulateMs + other.simulateMs,
                statisticsMs + other.statisticsMs);
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> a, SortedMap<String, Long> b) {
        TreeMap<String, Long> sum = new TreeMap<>(a);
        b.forEach((reason, trials) -> sum.merge(reason, trials, Long::sum));
        return sum;
    }

    /** All trials. */
    public long total() {
        return completed + infeasibleTrials() + failedTrials();
    }

    public long infeasibleTrials() {
        return infeasible.values().stream().mapToLong(Long::longValue).sum();
    }

    public long failedTrials() {
        return failed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Time spent in trials, one slot each, s. */
    public double busySeconds() {
        return (buildMs + simulateMs + statisticsMs) / 1000;
    }
}
