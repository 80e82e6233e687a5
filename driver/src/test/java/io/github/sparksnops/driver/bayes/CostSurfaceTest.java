package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SobolPlan;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostSurfaceTest {
    /** A rate of 10 Hz is wanted; it is 20 Hz times the first coordinate, and networks with a large second one are infeasible. */
    private static final TargetStatistics TARGET = target();

    private static TargetStatistics target() {
        Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            weights.put(statistic, statistic == Statistic.RATE_HZ ? 1.0 : 0.0);
        }
        return new TargetStatistics(
                10,
                200,
                50,
                TargetStatistics.Metric.L2,
                weights,
                Map.of(Statistic.RATE_HZ, new TargetStatistics.Scalar(10, 1)),
                Optional.empty());
    }

    private static SearchHistory history(int points) {
        List<Evaluation> evaluations = new ArrayList<>();
        SobolPlan plan = new SobolPlan(2, 3);
        for (int i = 0; i < points; i++) {
            double[] point = plan.point(i);
            StatisticValues values =
                    StatisticValues.of(new double[] {20 * point[0], 1, 0, Double.NaN, Double.NaN}, new double[0]);
            Evaluation.Outcome outcome = point[1] > 0.75
                    ? new Evaluation.Infeasible("rate_above_limit")
                    : new Evaluation.Scored(
                            CostFunction.of(TARGET).of(values).value().orElseThrow(), values);
            evaluations.add(new Evaluation(0, "p" + i, point, 0, outcome));
        }
        return new SearchHistory(evaluations);
    }

    @Test
    void at_learnedFunction_costAndFeasibilityAsTheyAre() {
        CostSurface surface = CostSurface.of(history(64), TARGET, 1).orElseThrow();

        CostSurface.Costs costs =
                surface.at(Points.of(new double[] {0.5, 0.3}, new double[] {0.9, 0.3}, new double[] {0.5, 0.97}));

        assertThat(costs.mean()[0]).isLessThan(1);
        // (18 - 10)^2
        assertThat(costs.mean()[1]).isCloseTo(64, org.assertj.core.data.Percentage.withPercentage(10));
        assertThat(costs.low()[1]).isLessThanOrEqualTo(costs.high()[1]);
        assertThat(costs.feasible()[0]).isGreaterThan(0.9);
        assertThat(costs.feasible()[2]).isLessThan(0.2);
    }

    @Test
    void of_tooFewFeasiblePoints_empty() {
        assertThat(CostSurface.of(history(3), TARGET, 1)).isEmpty();
        assertThat(CostSurface.of(new SearchHistory(List.of()), TARGET, 1)).isEmpty();
    }

    @Test
    void at_sameSeed_sameCosts() {
        Points somewhere = Points.of(new double[] {0.2, 0.2});

        assertThat(CostSurface.of(history(20), TARGET, 5)
                        .orElseThrow()
                        .at(somewhere)
                        .mean())
                .isEqualTo(CostSurface.of(history(20), TARGET, 5)
                        .orElseThrow()
                        .at(somewhere)
                        .mean());
    }
}
