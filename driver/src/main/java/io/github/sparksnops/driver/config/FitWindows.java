package io.github.sparksnops.driver.config;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.simulation.SimulationWindow;

/**
 * The two runs of a fit's trials; they differ in their duration alone.
 *
 * @param screening short run that sorts out infeasible networks; no longer than the full run
 * @param full run that gives the statistics
 */
public record FitWindows(SimulationWindow screening, SimulationWindow full) {
    public FitWindows {
        require(
                screening.durationMs() <= full.durationMs(),
                "screening of %s ms takes longer than the full run of %s ms",
                screening.durationMs(),
                full.durationMs());
        require(
                full.equals(new SimulationWindow(
                        full.durationMs(), screening.burnInMs(), screening.countWindowMs(), screening.dtMs())),
                "%s and %s differ in more than the duration",
                screening,
                full);
    }
}
