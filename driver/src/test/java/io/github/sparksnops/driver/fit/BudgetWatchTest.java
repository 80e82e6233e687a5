package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.Searches;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends of fits, on histories made by hand; rounds of two trials. */
class BudgetWatchTest {
    private static final int ROUND_SIZE = 2;
    /** Round that is no part of the search. */
    private static final int CONFIRMATION = 7;

    private static final double NONE = Double.NaN;
    private static final double HOUR_MS = 3_600_000;

    /** One new point for each cost, two a round, from a round on. */
    private static SearchHistory history(int firstRound, double... costs) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            double[] point = {firstRound + i / 100.0};
            evaluations.add(Searches.evaluation(firstRound + i / ROUND_SIZE, point, 0, costs[i]));
        }
        return new SearchHistory(evaluations);
    }

    private static BudgetWatch watch(
            OptionalInt trials, OptionalInt rounds, OptionalDouble hours, OptionalDouble cost, OptionalInt stall) {
        return new BudgetWatch(new Budget(trials, rounds, hours, cost, stall), ROUND_SIZE, Set.of(CONFIRMATION));
    }

    private static BudgetWatch trials(int trials) {
        return watch(
                OptionalInt.of(trials),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static BudgetWatch stall(int rounds) {
        return watch(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(rounds));
    }

    @Test
    void end_trials_countsThisFitsOwnAlone() {
        SearchHistory own = history(0, 3, 2, 1);
        SearchHistory withEarlier =
                new SearchHistory(List.of(Searches.evaluation(-1, new double[] {0.9}, 0, 5))).plus(own.evaluations());

        assertThat(trials(3).end(own, 2, 0)).contains(FitEnd.TRIALS);
        assertThat(trials(4).end(withEarlier, 2, 0)).isEmpty();
        assertThat(trials(4).nextRound(withEarlier)).isEqualTo(1);
        assertThat(trials(9).nextRound(withEarlier)).isEqualTo(ROUND_SIZE);
    }

    @Test
    void end_confirmations_areNotPaidFromTheBudget() {
        SearchHistory confirmed =
                history(0, 3, 2).plus(history(CONFIRMATION, 9, 9).evaluations());

        assertThat(trials(4).end(confirmed, 1, 0)).isEmpty();
        assertThat(trials(4).nextRound(confirmed)).isEqualTo(2);
        assertThat(trials(4).roundsLeft(confirmed, 1, 2)).hasValue(1);
        assertThat(stall(1).end(confirmed, 1, 0))
                .as("a round without a better one")
                .isEmpty();
        assertThat(stall(1).end(history(0, 3, 2).plus(history(6, 9, 9).evaluations()), 2, 0))
                .contains(FitEnd.STALL);
    }

    @Test
    void roundsLeft_smallestBudgetDecides() {
        BudgetWatch both = watch(
                OptionalInt.of(8),
                OptionalInt.of(3),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());

        assertThat(both.roundsLeft(history(0, 3, 2), 1, 2)).hasValue(2);
        assertThat(both.roundsLeft(history(0, 3, 2, 4, 5, 6, 7), 2, 4)).hasValue(0.5);
        assertThat(stall(1).roundsLeft(history(0, 3, 2), 1, 2)).isEmpty();
    }

    @Test
    void end_firstRoundFailed_isNotCalledInfeasible() {
        List<Evaluation> failed = history(0, 1, 1).evaluations().stream()
                .map(e -> new Evaluation(0, e.parametersId(), e.point(), 0, new Evaluation.Failed("out of memory")))
                .toList();
        List<Evaluation> mixed =
                List.of(failed.get(0), history(0, 1, NONE).evaluations().get(1));

        assertThat(trials(9).end(new SearchHistory(failed), 1, 0)).contains(FitEnd.FAILED);
        assertThat(trials(9).end(new SearchHistory(mixed), 1, 0)).contains(FitEnd.INFEASIBLE);
    }

    @ParameterizedTest
    @CsvSource({"2,0,ROUNDS", "1,0,", "1,3599999,", "1,3600000,HOURS"})
    void end_roundsAndHours_atTheLimit(int rounds, double spentMs, FitEnd expected) {
        BudgetWatch watch = watch(
                OptionalInt.empty(),
                OptionalInt.of(2),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                OptionalInt.empty());

        assertThat(watch.end(history(0, 1, 2), rounds, spentMs).orElse(null)).isEqualTo(expected);
    }

    @Test
    void end_cost_goesByTheMeanAndNotByALuckyRepeat() {
        BudgetWatch watch = watch(
                OptionalInt.of(9),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.5),
                OptionalInt.empty());
        SearchHistory lucky = history(0, 0.4, 2);

        assertThat(watch.end(lucky, 1, 0)).contains(FitEnd.COST);
        assertThat(watch.end(lucky.plus(List.of(Searches.evaluation(1, new double[] {0}, 1, 0.8))), 1, 0))
                .isEmpty();
    }

    @Test
    void end_firstRoundWithoutAFeasibleTrial_beforeAnyOtherEnd() {
        assertThat(trials(2).end(history(0, NONE, NONE), 1, HOUR_MS)).contains(FitEnd.INFEASIBLE);
        assertThat(trials(2).end(history(0, NONE), 1, 0)).as("round not full").isEmpty();
        assertThat(trials(9).end(history(0, NONE, 1), 1, 0)).isEmpty();
        SearchHistory feasibleBefore = new SearchHistory(List.of(Searches.evaluation(-1, new double[] {0.9}, 0, 5)));
        assertThat(trials(9).end(feasibleBefore.plus(history(0, NONE, NONE).evaluations()), 1, 0))
                .isEmpty();
    }

    @Test
    void end_stall_countsRoundsInARowWithoutABetterBest() {
        SearchHistory improved = history(0, 3, 4, 2, 5);

        assertThat(stall(1).end(improved, 2, 0)).isEmpty();
        SearchHistory once = improved.plus(history(2, 2, NONE).evaluations());
        assertThat(stall(1).end(once, 3, 0)).contains(FitEnd.STALL);
        assertThat(stall(2).end(once, 3, 0)).isEmpty();
        SearchHistory twice = once.plus(history(3, 9, 9).evaluations());
        assertThat(stall(2).end(twice, 4, 0)).contains(FitEnd.STALL);
        assertThat(stall(2).end(twice.plus(history(4, 1, 9).evaluations()), 5, 0))
                .isEmpty();
    }
}
