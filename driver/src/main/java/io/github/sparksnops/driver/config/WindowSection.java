package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section {@code window}: times in ms. */
final class WindowSection {
    /** Defaults, as in the published short demonstration: 10 s after a burn-in of half a second. */
    static final SimulationWindow DEFAULT = new SimulationWindow(10_500, 500, 200, 0.05);

    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("duration_ms", "burn_in_ms", "count_window_ms", "dt_ms"));

    private final Section section;
    private final Problems problems;

    WindowSection(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    Optional<SimulationWindow> read() {
        section.allow(KEYS, "key");
        Optional<Double> duration = section.number("duration_ms", DEFAULT.durationMs());
        Optional<Double> burnIn = section.number("burn_in_ms", DEFAULT.burnInMs());
        Optional<Double> countWindow = section.number("count_window_ms", DEFAULT.countWindowMs());
        Optional<Double> dt = section.number("dt_ms", DEFAULT.dtMs());
        if (duration.isEmpty() || burnIn.isEmpty() || countWindow.isEmpty() || dt.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> found = SimulationWindow.check(duration.get(), burnIn.get(), countWindow.get(), dt.get());
        for (Problem problem : found) {
            String key = problem.where().substring(problem.where().indexOf('.') + 1);
            problems.error(section.where(key), problem.what(), problem.how());
        }
        return found.isEmpty()
                ? Optional.of(new SimulationWindow(duration.get(), burnIn.get(), countWindow.get(), dt.get()))
                : Optional.empty();
    }
}
