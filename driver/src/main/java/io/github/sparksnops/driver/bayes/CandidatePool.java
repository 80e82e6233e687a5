package io.github.sparksnops.driver.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Candidates, with the cost of each in every sampled world: a sampled function of log cost together with one of feasibility
 * (Eriksson and Poloczek 2021, "Scalable constrained Bayesian optimization", <a
 * href="https://arxiv.org/abs/2002.08526">arXiv:2002.08526</a>, section 3).
 */
final class CandidatePool {
    /** Above every log cost. What is infeasible in a world is the worse, the farther from feasible. */
    private static final double INFEASIBLE = 1e3;

    private final CostModel.Samples costs;
    private final CostModel.Samples feasibility;
    private final List<double[]> points = new ArrayList<>();
    /** Shape {@code [world][candidate]}. */
    private double[][] values;
    /** Least candidate of each world. */
    private int[] best;

    CandidatePool(CostModel.Samples costs, CostModel.Samples feasibility) {
        this.costs = costs;
        this.feasibility = feasibility;
    }

    /** Adds candidates. */
    void add(List<double[]> more) {
        Points block = Points.of(more.toArray(double[][]::new));
        double[][] added = costs.at(block);
        double[][] inside = feasibility.at(block);
        if (points.isEmpty()) {
            values = new double[added.length][0];
            best = new int[added.length];
        }
        int from = points.size();
        points.addAll(more);
        for (int world = 0; world < values.length; world++) {
            double[] all = Arrays.copyOf(values[world], points.size());
            for (int i = 0; i < more.size(); i++) {
                all[from + i] = inside[world][i] > 0 ? added[world][i] : INFEASIBLE - inside[world][i];
                best[world] = all[from + i] < all[best[world]] ? from + i : best[world];
            }
            values[world] = all;
        }
    }

    int worlds() {
        return values.length;
    }

    int count() {
        return points.size();
    }

    /** Coordinates of a candidate, shared. */
    double[] point(int candidate) {
        return points.get(candidate);
    }

    /** Log cost of a candidate, or a number above all of them. */
    double value(int world, int candidate) {
        return values[world][candidate];
    }

    /** The candidate of the least cost. */
    int best(int world) {
        return best[world];
    }
}
