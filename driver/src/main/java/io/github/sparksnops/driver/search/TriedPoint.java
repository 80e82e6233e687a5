package io.github.sparksnops.driver.search;

import io.github.sparksnops.driver.search.Evaluation.Infeasible;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import java.util.List;

/**
 * A parameter set with all its evaluations; errors of the software left out.
 *
 * @param point in the unit cube; shape {@code [parameter]}, shared, not copied
 * @param evaluations in order of being proposed; at least one
 */
public record TriedPoint(String parametersId, double[] point, List<Evaluation> evaluations) {
    public TriedPoint {
        evaluations = List.copyOf(evaluations);
    }

    /** Whether every evaluation has a cost: one without makes the point infeasible (SNOPS, {@code src/bayesian_optimization.m}). */
    public boolean feasible() {
        return evaluations.stream().noneMatch(e -> e.outcome() instanceof Infeasible);
    }

    /** Costs of the evaluations that have one; shape {@code [evaluation]}. */
    public double[] costs() {
        return evaluations.stream()
                .filter(e -> e.outcome() instanceof Scored)
                .mapToDouble(e -> ((Scored) e.outcome()).cost())
                .toArray();
    }

    /** Mean cost; NaN where there is none. */
    public double meanCost() {
        double[] costs = costs();
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        return costs.length == 0 ? Double.NaN : sum / costs.length;
    }

    /** Standard error of the mean cost; NaN for fewer than two. */
    public double standardError() {
        double[] costs = costs();
        if (costs.length < 2) {
            return Double.NaN;
        }
        double mean = meanCost();
        double squares = 0;
        for (double cost : costs) {
            squares += (cost - mean) * (cost - mean);
        }
        return Math.sqrt(squares / (costs.length - 1) / costs.length);
    }

    /** Repeats that were evaluated: the next one's number, if they were taken in order. */
    public int nextRepeat() {
        return evaluations.stream().mapToInt(Evaluation::repeat).max().orElse(-1) + 1;
    }
}
