package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a fit has spent with what it may. All of it stands on the disk, so a resumed fit ends where the undisturbed one does. */
final class BudgetWatch {
    private static final double MS_PER_HOUR = 3_600_000;

    private final Budget budget;
    private final int roundSize;

    BudgetWatch(Budget budget, int roundSize) {
        this.budget = budget;
        this.roundSize = roundSize;
    }

    /**
     * Whether a fit has come to its end.
     *
     * @param rounds of this fit
     * @param spentMs time of its rounds and proposals, ms
     */
    Optional<FitEnd> end(SearchHistory history, int rounds, double spentMs) {
        List<Evaluation> own = own(history);
        boolean feasible = history.best().isPresent();
        if (!feasible && own.size() >= roundSize) {
            return Optional.of(FitEnd.INFEASIBLE);
        }
        if (feasible && history.best().orElseThrow().meanCost() < budget.cost().orElse(0)) {
            return Optional.of(FitEnd.COST);
        }
        if (own.size() >= budget.trials().orElse(Integer.MAX_VALUE)) {
            return Optional.of(FitEnd.TRIALS);
        }
        if (rounds >= budget.rounds().orElse(Integer.MAX_VALUE)) {
            return Optional.of(FitEnd.ROUNDS);
        }
        if (spentMs >= budget.hours().orElse(Double.POSITIVE_INFINITY) * MS_PER_HOUR) {
            return Optional.of(FitEnd.HOURS);
        }
        boolean stalled = budget.stallRounds().isPresent()
                && stalled(history) >= budget.stallRounds().getAsInt();
        return stalled ? Optional.of(FitEnd.STALL) : Optional.empty();
    }

    /** Trials that the next round may have. */
    int nextRound(SearchHistory history) {
        int left = budget.trials().orElse(Integer.MAX_VALUE) - own(history).size();
        return Math.min(roundSize, left);
    }

    private static List<Evaluation> own(SearchHistory history) {
        return history.evaluations().stream().filter(e -> e.round() >= 0).toList();
    }

    /** Last rounds in a row after which no parameter set was better than the best one before. */
    private static int stalled(SearchHistory history) {
        double best = Double.POSITIVE_INFINITY;
        int stalled = 0;
        List<Evaluation> until = new ArrayList<>();
        List<Evaluation> all = history.evaluations();
        for (int i = 0; i < all.size(); i++) {
            until.add(all.get(i));
            boolean endsRound =
                    i + 1 == all.size() || all.get(i + 1).round() != all.get(i).round();
            if (endsRound) {
                double now = new SearchHistory(until)
                        .best()
                        .map(TriedPoint::meanCost)
                        .orElse(Double.POSITIVE_INFINITY);
                stalled = now < best || Double.isInfinite(now) ? 0 : stalled + 1;
                best = Math.min(best, now);
            }
        }
        return stalled;
    }
}
