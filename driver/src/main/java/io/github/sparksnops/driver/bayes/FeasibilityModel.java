package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.List;

/** Where points are feasible: a process over labels, 1 for feasible and -1 for infeasible ones. A drawn function is above 0 there. */
final class FeasibilityModel {
    private final GaussianProcess process;

    private FeasibilityModel(GaussianProcess process) {
        this.process = process;
    }

    /**
     * Learns from all points, or if these are too many from those nearest to a good one and some of the others.
     *
     * @param good point of the unit cube
     */
    static FeasibilityModel of(SearchHistory history, double[] good, ProcessFit fit) {
        List<TriedPoint> tried = history.points();
        Points points = Points.of(tried.stream().map(TriedPoint::point).toArray(double[][]::new));
        double[] labels = tried.stream().mapToDouble(p -> p.feasible() ? 1 : -1).toArray();
        double[] ranks = tried.stream()
                .mapToDouble(p -> squaredDistance(p.point(), good))
                .toArray();
        return new FeasibilityModel(fit.choose(points, ranks).process(labels));
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }

    /** Draws functions. */
    CostModel.Samples sample(int count, Draws draws) {
        return process.sampleFunctions(count, draws)::at;
    }
}
