package io.github.sparksnops.driver.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a sweep ended.
 *
 * @param study its directory
 * @param all trials of the whole study
 * @param now trials of this run
 * @param seconds of this run's waves, s
 * @param slots trials that ran at the same time
 * @param disturbances of this run
 */
public record SweepSummary(
        Path study, TrialCounts all, TrialCounts now, double seconds, int slots, Disturbances disturbances) {
    /** Whether any trial of the study ended in an error. */
    public boolean hasFailed() {
        return all.failedTrials() > 0;
    }

    /** Whether any trial of the study has statistics. */
    public boolean hasCompleted() {
        return all.completed() > 0;
    }

    /** Lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Quantity.of(all.total(), "trial") + ": " + all.completed() + " completed, " + all.infeasibleTrials()
                + " infeasible, " + all.failedTrials() + " failed");
        all.infeasible().forEach((rule, trials) -> lines.add("  infeasible, " + rule + ": " + trials));
        all.failed().forEach((error, trials) -> lines.add("  failed, " + error + ": " + trials));
        if (now.total() > 0) {
            double slotSeconds = seconds * slots;
            lines.add(String.format(
                    Locale.ROOT,
                    "%s now in %.1f s on %s: %.1f %% simulating, %.1f %% wiring, %.1f %% statistics,"
                            + " %.1f %% Spark and waiting",
                    Quantity.of(now.total(), "trial"),
                    seconds,
                    Quantity.of(slots, "slot"),
                    share(now.simulateMs(), slotSeconds),
                    share(now.buildMs(), slotSeconds),
                    share(now.statisticsMs(), slotSeconds),
                    100 - share(now.busySeconds() * 1000, slotSeconds)));
        }
        lines.addAll(disturbances.lines());
        lines.add("Results: " + study);
        lines.add("Ask them: snops sql " + quoted(study.toString())
                + " \"SELECT status, count(*) AS trials, avg(rate_hz) AS rate_hz FROM trials GROUP BY status\"");
        return lines;
    }

    private static double share(double milliseconds, double slotSeconds) {
        return slotSeconds > 0 ? milliseconds / 10 / slotSeconds : 0;
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./=+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
