package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.TriedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The two Gaussian processes of SNOPS: log cost over feasible points, and feasibility as a regression on labels. */
final class SnopsModels {
    /** Of a cost of 0, an exact hit, whose logarithm would be infinite. */
    private static final double LEAST_COST = 1e-10;

    /** All observations, and far more steps than fits take: {@code fitrgp} limits neither before 2000 observations. */
    private static final HyperparameterFit FIT = new HyperparameterFit(Integer.MAX_VALUE, 1000);

    private SnopsModels() {}

    /** Acquisition given evaluated points, at least one, not all with errors. Source: SNOPS, {@code src/fit_gp.m}. */
    static FeasibleImprovement fit(List<TriedPoint> points) {
        List<TriedPoint> feasible = points.stream().filter(TriedPoint::feasible).toList();
        GaussianProcess feasibility = fit(observe(points, point -> point.feasible() ? 1 : 0));
        if (feasible.isEmpty()) {
            return new FeasibleImprovement(dummy(points.get(0)), feasibility, 0);
        }
        // The published code keeps the cost's process while new points are infeasible. A fit to the same feasible
        // points from the
        // same start gives the same process, so here it is made again, and the strategy has nothing to remember.
        Observations costs = observe(feasible, point -> Math.log(Math.max(LEAST_COST, point.meanCost())));
        GaussianProcess cost = fit(costs);
        double best = Arrays.stream(cost.means(costs.points())).min().orElseThrow();
        return new FeasibleImprovement(cost, feasibility, best);
    }

    private static GaussianProcess fit(Observations observations) {
        return GaussianProcess.of(observations, FIT.fit(observations, Priors.fitrgp(observations)));
    }

    /** One observation of 0. A single value has no most likely variances, so they stay at their starts. */
    private static GaussianProcess dummy(TriedPoint first) {
        Observations zero = observe(List.of(first), point -> 0);
        return GaussianProcess.of(zero, Priors.fitrgp(zero).start());
    }

    private static Observations observe(List<TriedPoint> points, ToDoubleFunction<TriedPoint> value) {
        return Observations.of(
                Points.of(points.stream().map(TriedPoint::point).toArray(double[][]::new)),
                points.stream().mapToDouble(value).toArray());
    }
}
