package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticsSettings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What to make a target of.
 *
 * @param sessions recordings; the variance is that over them where there are several
 * @param weights of all statistics in the cost
 * @param seed addresses the samplings of the first session and everything else that is drawn
 * @param replicates of the bootstrap that gives the variance of a single session
 */
public record TargetRequest(
        List<Session> sessions,
        StatisticsSettings settings,
        Map<Statistic, Double> weights,
        long seed,
        int replicates) {
    public TargetRequest {
        sessions = List.copyOf(sessions);
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    boolean bootstraps() {
        return sessions.size() == 1;
    }
}
