package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Compares what a fit has spent with what it may. All of it stands on the disk, so a resumed fit ends where the undisturbed one does.
 * Simulating the leaders again is no part of the search: it is not paid from the budget of trials, rounds or stalled rounds.
 */
final class BudgetWatch {
    private static final double MS_PER_HOUR = 3_600_000;

    private final Budget budget;
    private final int roundSize;
    private final Set<Integer> confirmations;

    /**
     * Watch of a fit.
     *
     * @param confirmations rounds that simulated the leaders again; may grow
     */
    BudgetWatch(Budget budget, int roundSize, Set<Integer> confirmations) {
        this.budget = budget;
        this.roundSize = roundSize;
        this.confirmations = confirmations;
    }

    /**
     * Whether a fit has come to its end.
     *
     * @param rounds of its search
     * @param spentMs time of its rounds and proposals, ms
     */
    Optional<FitEnd> end(SearchHistory history, int rounds, double spentMs) {
        List<Evaluation> own = own(history);
        boolean feasible = history.best().isPresent();
        if (!feasible && own.size() >= roundSize) {
            boolean failed = own.stream().allMatch(e -> e.outcome() instanceof Evaluation.Failed);
            return Optional.of(failed ? FitEnd.FAILED : FitEnd.INFEASIBLE);
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

    /**
     * Rounds that the search may still have, if they are like the last one; empty where the budget does not tell.
     *
     * @param rounds of its search
     * @param trials of the last round
     */
    OptionalDouble roundsLeft(SearchHistory history, int rounds, int trials) {
        double left = budget.rounds().isPresent() ? budget.rounds().getAsInt() - rounds : Double.POSITIVE_INFINITY;
        if (budget.trials().isPresent()) {
            double trialsLeft = budget.trials().getAsInt() - own(history).size();
            left = Math.min(left, trialsLeft / Math.max(1, trials));
        }
        return Double.isInfinite(left) ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, left));
    }

    private List<Evaluation> own(SearchHistory history) {
        return history.evaluations().stream()
                .filter(e -> e.round() >= 0 && !confirmations.contains(e.round()))
                .toList();
    }

    /** Last rounds in a row after which no parameter set was better than the best one before. */
    private int stalled(SearchHistory history) {
        double best = Double.POSITIVE_INFINITY;
        int stalled = 0;
        List<Evaluation> until = new ArrayList<>();
        List<Evaluation> all = history.evaluations();
        for (int i = 0; i < all.size(); i++) {
            until.add(all.get(i));
            boolean endsRound =
                    i + 1 == all.size() || all.get(i + 1).round() != all.get(i).round();
            if (endsRound && !confirmations.contains(all.get(i).round())) {
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
