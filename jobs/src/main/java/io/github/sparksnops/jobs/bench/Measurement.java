package io.github.sparksnops.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cost of one case on one simulator: means over the networks that ran side by side, one per thread.
 *
 * @param buildMs to wire a network, ms
 * @param microsPerStep wall time of one step of one network, us
 * @param cpuSeconds CPU time of the simulating thread per simulated second, s; wiring and statistics left out
 * @param wallSeconds wall time per simulated second, s
 * @param statisticsMs to compute the statistics, ms; 0 where the run was infeasible
 * @param outcome status, with the rule where infeasible
 */
public record Measurement(
        String name,
        String simulator,
        int threads,
        double buildMs,
        double microsPerStep,
        double cpuSeconds,
        double wallSeconds,
        double statisticsMs,
        String outcome) {
    /** Simulated seconds of all threads per second. */
    double throughput() {
        return threads / wallSeconds;
    }

    /** For JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("case", name);
        map.put("simulator", simulator);
        map.put("threads", threads);
        map.put("build_ms", buildMs);
        map.put("us_per_step", microsPerStep);
        map.put("cpu_s_per_simulated_s", cpuSeconds);
        map.put("wall_s_per_simulated_s", wallSeconds);
        map.put("statistics_ms", statisticsMs);
        map.put("outcome", outcome);
        return map;
    }
}
