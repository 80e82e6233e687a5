package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section {@code window}: times in ms. The duration stands in it, or, where there are several runs, in a section of each. */
final class WindowSection {
    /** Defaults, as in the published short demonstration: 10 s after a burn-in of half a second. */
    static final SimulationWindow DEFAULT = new SimulationWindow(10_500, 500, 200, 0.05);

    static final String DURATION = "duration_ms";
    private static final List<String> SHARED = List.of("burn_in_ms", "count_window_ms", "dt_ms");

    private final Section section;
    private final Problems problems;
    private final Optional<Double> burnIn;
    private final Optional<Double> countWindow;
    private final Optional<Double> dt;
    /** Problems with what runs share are said once. */
    private final Set<Problem> said = new HashSet<>();

    WindowSection(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
        this.burnIn = section.number("burn_in_ms", DEFAULT.burnInMs());
        this.countWindow = section.number("count_window_ms", DEFAULT.countWindowMs());
        this.dt = section.number("dt_ms", DEFAULT.dtMs());
    }

    /** The window of a study. */
    Optional<SimulationWindow> read() {
        Set<String> keys = new LinkedHashSet<>(List.of(DURATION));
        keys.addAll(SHARED);
        section.allow(keys, "key");
        return read(section, DEFAULT.durationMs());
    }

    /** Complains of all but what the runs of a fit share. */
    void requireShared() {
        if (section.has(DURATION)) {
            problems.error(
                    section.where(DURATION),
                    "a fit has runs of two durations",
                    "write `screening: {duration_ms: 10000}` and `full: {duration_ms: 140500}`");
            return;
        }
        section.allow(new LinkedHashSet<>(SHARED), "key");
    }

    /** The window of one run, whose section has the duration; empty where there are problems. */
    Optional<SimulationWindow> read(Section run, double defaultDurationMs) {
        Optional<Double> duration = run.number(DURATION, defaultDurationMs);
        if (duration.isEmpty() || burnIn.isEmpty() || countWindow.isEmpty() || dt.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> found = SimulationWindow.check(duration.get(), burnIn.get(), countWindow.get(), dt.get());
        for (Problem problem : found) {
            String key = problem.where().substring(problem.where().indexOf('.') + 1);
            String where = key.equals(DURATION) ? run.where(key) : section.where(key);
            if (said.add(new Problem(where, problem.what(), problem.how()))) {
                problems.error(where, problem.what(), problem.how());
            }
        }
        return found.isEmpty()
                ? Optional.of(new SimulationWindow(duration.get(), burnIn.get(), countWindow.get(), dt.get()))
                : Optional.empty();
    }
}
