package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.Searches;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.driver.search.UniformPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnopsModelsTest {
    private static final Points PLACES = Cases.uniform(40, 2, 9);

    /** Uniform points with Branin's value and noise, infeasible where the first coordinate is small. */
    private static List<TriedPoint> points(int count, double infeasibleUpTo, double... units) {
        Searches.Problem problem = ((Searches.Problem) (point, repeat) -> Searches.branin(point))
                .noisy(0.1)
                .infeasibleUpTo(infeasibleUpTo);
        List<Evaluation> evaluations = new ArrayList<>();
        for (double[] point : new UniformPlan(2, 3).points(0, count)) {
            double[] scaled = point.clone();
            Arrays.setAll(scaled, d -> units.length == 0 ? point[d] : units[d] * point[d]);
            evaluations.add(Searches.evaluation(0, scaled, 0, problem.cost(point, 0)));
        }
        return new SearchHistory(evaluations).points();
    }

    @Test
    void fit_newestInfeasible_keepsTheCostsProcess() {
        List<TriedPoint> before = points(30, 0.3);
        TriedPoint newest = new SearchHistory(List.of(Searches.evaluation(1, new double[] {0.1, 0.1}, 0, Double.NaN)))
                .points()
                .get(0);
        List<TriedPoint> after = new ArrayList<>(before);
        after.add(newest);

        FeasibleImprovement old = SnopsModels.fit(before);
        FeasibleImprovement now = SnopsModels.fit(after);

        assertThat(now.values().means(PLACES)).isEqualTo(old.values().means(PLACES));
        assertThat(now.best()).isEqualTo(old.best());
        assertThat(now.feasibility().means(PLACES))
                .isNotEqualTo(old.feasibility().means(PLACES));
    }

    @Test
    void fit_feasiblePoints_improvesOnTheSmallestPredictedLogCost() {
        List<TriedPoint> points = points(30, 0.3);

        FeasibleImprovement fitted = SnopsModels.fit(points);

        double[][] feasible = points.stream()
                .filter(TriedPoint::feasible)
                .map(TriedPoint::point)
                .toArray(double[][]::new);
        assertThat(fitted.values().count()).isEqualTo(feasible.length);
        assertThat(fitted.feasibility().count()).isEqualTo(30);
        assertThat(fitted.best())
                .isEqualTo(Arrays.stream(fitted.values().means(Points.of(feasible)))
                        .min()
                        .orElseThrow());
    }

    @Test
    void fit_nothingFeasible_hasOneValueOfZeroAtTheFirstPoint() {
        List<TriedPoint> points = points(12, 1);

        FeasibleImprovement fitted = SnopsModels.fit(points);

        assertThat(fitted.best()).isZero();
        assertThat(fitted.values().count()).isEqualTo(1);
        assertThat(fitted.values().means(PLACES)).containsOnly(0);
        Points ends = Points.of(points.get(0).point(), points.get(1).point());
        Prediction predicted = fitted.values().predict(ends);
        assertThat(predicted.responseVariance(0)).isLessThan(predicted.responseVariance(1));
    }

    @Test
    void fit_parametersInTheirOwnUnits_givesTheSameAcquisition() {
        double[] units = {150, 0.1};
        double[][] rows = new double[PLACES.count()][];
        Arrays.setAll(rows, i -> new double[] {150 * PLACES.coordinate(i, 0), 0.1 * PLACES.coordinate(i, 1)});

        double[] inTheCube = SnopsModels.fit(points(40, 0.3)).at(PLACES);
        double[] inUnits = SnopsModels.fit(points(40, 0.3, units)).at(Points.of(rows));

        // The fits stop within their tolerance of each other: rounding takes them along other paths.
        assertThat(inUnits).containsExactly(inTheCube, within(1e-3));
    }
}
