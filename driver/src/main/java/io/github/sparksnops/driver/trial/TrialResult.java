package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.stats.PopulationStatistics;
import java.util.Optional;

/**
 * How a trial ended, with what there is to say about it.
 *
 * @param status one of three; every trial has one
 * @param reason rule of infeasibility or message of the error; empty for a completed trial
 * @param simulation what the network did; empty where an error came first
 * @param statistics empty unless the simulation completed
 * @param statisticsMs time to compute the statistics, ms
 */
public record TrialResult(
        Status status,
        Optional<String> reason,
        Optional<SimulationResult> simulation,
        Optional<PopulationStatistics> statistics,
        double statisticsMs) {
    /** End of a trial. */
    public enum Status {
        COMPLETED,
        INFEASIBLE,
        FAILED
    }
}
