package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Costs in the order of the evaluations.
 *
 * @param cost of each evaluation; missing for what is infeasible
 * @param round of each; -1 for those of earlier studies
 * @param rounds what was best after each
 */
record CostHistory(
        @JsonProperty("cost") ReportColumn cost,
        @JsonProperty("round") ReportColumn round,
        @JsonProperty("rounds") List<AfterRound> rounds) {

    /**
     * The parameter set of lowest mean cost after a round.
     *
     * @param evaluations until then
     * @param best its mean cost; null where nothing was feasible
     * @param se standard error of that; null for one evaluation
     */
    record AfterRound(
            @JsonProperty("round") int round,
            @JsonProperty("evaluations") int evaluations,
            @JsonProperty("best") Double best,
            @JsonProperty("se") Double se) {}

    static CostHistory of(SearchHistory history) {
        ReportColumn.Numbers cost = new ReportColumn.Numbers();
        ReportColumn.Numbers round = new ReportColumn.Numbers();
        List<Evaluation> all = history.evaluations();
        List<AfterRound> rounds = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Evaluation evaluation = all.get(i);
            cost.add(evaluation.outcome() instanceof Evaluation.Scored scored ? scored.cost() : null);
            round.add(evaluation.round());
            if (i + 1 == all.size() || all.get(i + 1).round() != evaluation.round()) {
                rounds.add(after(evaluation.round(), all.subList(0, i + 1)));
            }
        }
        return new CostHistory(cost, round, rounds);
    }

    private static AfterRound after(int round, List<Evaluation> known) {
        TriedPoint best = new SearchHistory(known).best().orElse(null);
        return new AfterRound(
                round,
                known.size(),
                best == null ? null : ShortNumber.of(best.meanCost()),
                best == null ? null : ShortNumber.of(best.standardError()));
    }
}
