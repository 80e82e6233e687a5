package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.table.Provenance;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/**
 * One trial at a point that was published.
 *
 * @param row what a sweep would write
 * @param simulateMs time of the simulation, ms
 * @param statisticsMs time of the statistics, ms
 */
record Evaluation(TrialRow row, double simulateMs, double statisticsMs) {
    private static final long STUDY_SEED = 1;

    static Evaluation of(SimulatorSelection selection, TrialSettings settings, double[] values, int repeat) {
        try (Simulator simulator = selection.provider().open(SimulatorSettings.DEFAULT)) {
            Trial trial = new TrialFactory(settings, STUDY_SEED).trial(values, repeat);
            TrialResult result =
                    new TrialEvaluator(settings, simulator).evaluate(trial, Recording.NONE, RunControl.NONE);
            Provenance run = new Provenance(
                    "bench", selection.name(), selection.reason(), "", 1, "", 0, System.currentTimeMillis());
            TrialRow row = TrialRow.of(settings, trial, result, run);
            double simulateMs = result.simulation().map(s -> s.simulateMs()).orElse(0.0);
            return new Evaluation(row, simulateMs, result.statisticsMs());
        }
    }

    boolean completed() {
        return row.get("status").equals(TrialResult.Status.COMPLETED.name());
    }

    /** Times, for people. */
    String times() {
        return String.format(
                java.util.Locale.ROOT,
                "simulated in %.1f s, statistics in %.2f s",
                simulateMs / 1000,
                statisticsMs / 1000);
    }
}
