package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How long to simulate and how to count, ms. All times are whole multiples of the step. Steps are 1 .. steps() - 1; a spike
 * of step n is at time n dt.
 *
 * @param durationMs simulated time
 * @param burnInMs time before counting starts
 * @param countWindowMs length of a count window
 * @param dtMs step
 */
public record SimulationWindow(double durationMs, double burnInMs, double countWindowMs, double dtMs)
        implements Serializable {
    /** Coarser steps do not resolve the synapses' rise of 1 ms. */
    public static final double COARSEST_DT_MS = 0.1;

    /** Distance from a whole number of steps that is put down to the rounding of decimal fractions. */
    private static final double WHOLE_TOLERANCE_STEPS = 1e-6;

    /** Variance and correlation of counts need two windows. */
    private static final int FEWEST_COUNT_WINDOWS = 2;

    public SimulationWindow {
        List<Problem> problems = check(durationMs, burnInMs, countWindowMs, dtMs);
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
    }

    /** Everything wrong with a window; empty where it is sound. */
    public static List<Problem> check(double durationMs, double burnInMs, double countWindowMs, double dtMs) {
        List<Problem> problems = new ArrayList<>();
        if (!(dtMs > 0 && dtMs <= COARSEST_DT_MS)) {
            problems.add(new Problem(
                    "window.dt_ms",
                    dtMs + " ms is no usable step",
                    "give a step above 0 and up to 0.1 ms; 0.05 is usual"));
        }
        positive(problems, "window.duration_ms", durationMs);
        positive(problems, "window.count_window_ms", countWindowMs);
        if (!(burnInMs >= 0 && Double.isFinite(burnInMs))) {
            problems.add(new Problem("window.burn_in_ms", burnInMs + " ms", "give a time of at least 0 ms"));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        whole(problems, "window.duration_ms", durationMs, dtMs);
        whole(problems, "window.burn_in_ms", burnInMs, dtMs);
        whole(problems, "window.count_window_ms", countWindowMs, dtMs);
        if (durationMs / dtMs > Integer.MAX_VALUE / 2.0) {
            problems.add(new Problem(
                    "window.duration_ms",
                    "%s ms are %s steps, more than a run can have".formatted(durationMs, durationMs / dtMs),
                    "shorten the run or take a longer window.dt_ms"));
        }
        if (durationMs <= burnInMs) {
            problems.add(new Problem(
                    "window.duration_ms",
                    "%s ms is not longer than the burn-in of %s ms".formatted(durationMs, burnInMs),
                    "lengthen the run or shorten window.burn_in_ms"));
        } else if (problems.isEmpty()
                && (countWindowMs > durationMs
                        || countWindows(durationMs, burnInMs, countWindowMs, dtMs) < FEWEST_COUNT_WINDOWS)) {
            problems.add(new Problem(
                    "window.duration_ms",
                    "%s ms leave fewer than 2 whole count windows of %s ms after the burn-in of %s ms"
                            .formatted(durationMs, countWindowMs, burnInMs),
                    "run at least burn_in_ms + 3 count windows, or shorten window.count_window_ms"));
        }
        return problems;
    }

    private static void positive(List<Problem> problems, String where, double ms) {
        if (!(ms > 0 && Double.isFinite(ms))) {
            problems.add(new Problem(where, ms + " ms", "give a time above 0 ms"));
        }
    }

    private static void whole(List<Problem> problems, String where, double ms, double dtMs) {
        double steps = ms / dtMs;
        if (Math.abs(steps - Math.rint(steps)) > WHOLE_TOLERANCE_STEPS) {
            BigDecimal multiple = BigDecimal.valueOf(dtMs).multiply(BigDecimal.valueOf(Math.max(1, Math.round(steps))));
            problems.add(new Problem(
                    where,
                    "%s ms is not a whole number of steps of %s ms".formatted(ms, dtMs),
                    "take a multiple of window.dt_ms, for example "
                            + multiple.stripTrailingZeros().toPlainString()));
        }
    }

    private static long countWindows(double durationMs, double burnInMs, double countWindowMs, double dtMs) {
        long counted = Math.round(durationMs / dtMs) - Math.round(burnInMs / dtMs);
        long length = Math.round(countWindowMs / dtMs);
        return (counted + length - 1) / length - 1;
    }

    /** A time in steps. */
    public int stepsOf(double ms) {
        return (int) Math.round(ms / dtMs);
    }

    /** End of the run: steps 1 .. steps() - 1 are simulated. */
    public int steps() {
        return stepsOf(durationMs);
    }

    public int burnInSteps() {
        return stepsOf(burnInMs);
    }

    public int countWindowSteps() {
        return stepsOf(countWindowMs);
    }

    /** ceil((duration - burn-in) / count window) - 1: the last, incomplete or closing window is not used (699 in SNOPS). */
    public int countWindows() {
        return (int) countWindows(durationMs, burnInMs, countWindowMs, dtMs);
    }

    /** Whether a time is a whole number of steps. */
    public boolean isWhole(double ms) {
        double steps = ms / dtMs;
        return Math.abs(steps - Math.rint(steps)) <= WHOLE_TOLERANCE_STEPS;
    }

    /** Time after the burn-in, ms. */
    public double countedMs() {
        return durationMs - burnInMs;
    }
}
