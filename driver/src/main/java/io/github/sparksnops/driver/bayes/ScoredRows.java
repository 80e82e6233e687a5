package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.stats.StatisticValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluations of feasible points, one row each: repeats are rows at the same place, so that noise is told from them.
 *
 * @param points at least one
 * @param logCosts shape {@code [row]}
 */
record ScoredRows(Points points, double[] logCosts, List<StatisticValues> statistics) {
    /** Costs below are taken for this one: 0 has no logarithm. */
    private static final double LEAST_COST = 1e-9;

    /** Rows of a history with at least one feasible point. */
    static ScoredRows of(SearchHistory history) {
        List<double[]> points = new ArrayList<>();
        List<Scored> scored = new ArrayList<>();
        for (TriedPoint point : history.points()) {
            for (Evaluation evaluation : point.evaluations()) {
                if (point.feasible()) {
                    points.add(point.point());
                    scored.add((Scored) evaluation.outcome());
                }
            }
        }
        return new ScoredRows(
                Points.of(points.toArray(double[][]::new)),
                scored.stream().mapToDouble(s -> logCost(s.cost())).toArray(),
                scored.stream().map(Scored::statistics).toList());
    }

    static double logCost(double cost) {
        return Math.log(Math.max(LEAST_COST, cost));
    }
}
