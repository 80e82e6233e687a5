package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.sweep.Disturbances;
import io.github.sparksnops.driver.sweep.TrialCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a fit ended.
 *
 * @param study its directory
 * @param history all that it knows
 * @param rows of its table
 * @param disturbances of this run
 */
public record FitSummary(
        Path study,
        FitEnd end,
        SearchHistory history,
        Optional<Leader> leader,
        TrialCounts rows,
        Disturbances disturbances) {
    /** This summary of a run that was disturbed. */
    public FitSummary with(Disturbances met) {
        return new FitSummary(study, end, history, leader, rows, met);
    }

    /** Whether any trial ended in an error. */
    public boolean hasFailed() {
        return rows.failedTrials() > 0;
    }

    /** Lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("The fit ended: " + end.text() + ".");
        List<Evaluation> evaluations = history.evaluations();
        Map<String, Integer> reasons = new TreeMap<>();
        int scored = 0;
        for (Evaluation evaluation : evaluations) {
            if (evaluation.outcome() instanceof Evaluation.Infeasible infeasible) {
                reasons.merge("infeasible, " + infeasible.reason(), 1, Integer::sum);
            } else if (evaluation.outcome() instanceof Evaluation.Failed failed) {
                reasons.merge("failed, " + failed.reason().lines().findFirst().orElse(""), 1, Integer::sum);
            } else {
                scored++;
            }
        }
        lines.add(evaluations.size() + " evaluations, " + scored + " with a cost");
        reasons.forEach((reason, number) -> lines.add("  " + reason + ": " + number));
        leader.ifPresent(best -> lines.add("Best: cost " + FitProgress.text(best) + " (mean of "
                + best.point().costs().length + "), parameters_id "
                + best.point().parametersId()));
        lines.addAll(disturbances.lines());
        lines.add("Results: " + study);
        return lines;
    }
}
