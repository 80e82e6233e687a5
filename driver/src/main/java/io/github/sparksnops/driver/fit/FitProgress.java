package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.ProgressLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells how far a fit is: a line that moves while a round runs, and one that stays for each round. */
final class FitProgress {
    private final ProgressLine line;
    private final Budget budget;

    FitProgress(ProgressLine line, Budget budget) {
        this.line = line;
        this.budget = budget;
    }

    void running(int round, long done, int size) {
        line.show("round " + round + ": " + done + "/" + size + " trials");
    }

    void finished(
            Manifest manifest,
            double suggestMs,
            List<Evaluation> evaluations,
            Optional<Leader> leader,
            SearchHistory history) {
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
        toGo(history, manifest, seconds + suggestMs / 1000).ifPresent(left -> text.append(", at most ")
                .append(ProgressLine.duration(left))
                .append(" to go"));
        line.note(text.toString());
    }

    /** Cost and its standard error. */
    static String text(Leader leader) {
        return Double.isNaN(leader.standardError())
                ? String.format(Locale.ROOT, "%.3g", leader.cost())
                : String.format(Locale.ROOT, "%.3g +- %.2g", leader.cost(), leader.standardError());
    }

    private Optional<Double> toGo(SearchHistory history, Manifest manifest, double secondsOfRound) {
        double rounds = Double.POSITIVE_INFINITY;
        if (budget.rounds().isPresent()) {
            rounds = budget.rounds().getAsInt() - manifest.round() - 1;
        }
        if (budget.trials().isPresent()) {
            long done =
                    history.evaluations().stream().filter(e -> e.round() >= 0).count();
            double ofRound = Math.max(1, manifest.end() - manifest.first());
            rounds = Math.min(rounds, (budget.trials().getAsInt() - done) / ofRound);
        }
        return Double.isInfinite(rounds) ? Optional.empty() : Optional.of(Math.max(0, rounds) * secondsOfRound);
    }
}
