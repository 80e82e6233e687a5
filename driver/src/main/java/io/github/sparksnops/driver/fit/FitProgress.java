package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.ProgressLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells how far a fit is: a line that moves while a round runs, and one that stays for each round. */
final class FitProgress {
    private final ProgressLine line;

    FitProgress(ProgressLine line) {
        this.line = line;
    }

    void running(int round, long done, int size) {
        line.show("round " + round + ": " + done + "/" + size + " trials");
    }

    /**
     * Tells of a finished round.
     *
     * @param roundsLeft that the search may still have
     */
    void finished(
            Manifest manifest,
            double suggestMs,
            List<Evaluation> evaluations,
            Optional<Leader> leader,
            OptionalDouble roundsLeft) {
        long feasible = evaluations.stream()
                .filter(e -> e.outcome() instanceof Evaluation.Scored)
                .count();
        double seconds = Math.max(1e-3, manifest.wallMs() / 1000.0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "round %d: %d trials, %.0f %% feasible, best %s, proposed in %.1f s, %.3g simulations/s",
                manifest.round(),
                evaluations.size(),
                100.0 * feasible / evaluations.size(),
                leader.map(FitProgress::text).orElse("none"),
                suggestMs / 1000,
                manifest.trials().total() / seconds));
        roundsLeft.ifPresent(left -> text.append(", at most ")
                .append(ProgressLine.duration(left * (seconds + suggestMs / 1000)))
                .append(" to go"));
        line.note(text.toString());
    }

    /** Cost and its standard error. */
    static String text(Leader leader) {
        return Double.isNaN(leader.standardError())
                ? String.format(Locale.ROOT, "%.3g", leader.cost())
                : String.format(Locale.ROOT, "%.3g +- %.2g", leader.cost(), leader.standardError());
    }
}
