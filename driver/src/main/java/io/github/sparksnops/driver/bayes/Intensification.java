package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.search.TriedPoint;

/**
 * Rule by which promising points are evaluated again: while their mean cost is below that of the incumbent plus two of its
 * standard errors, until there are enough evaluations or the mean is known well enough. On costs, not on their logarithms.
 *
 * <p>Source: SNOPS, {@code src/bayesian_optimization.m}. Its two loops, one up to the least and one up to the most evaluations,
 * end at the same condition, so that each decision is a function of the values so far.
 *
 * @param least evaluations of a promising point, whatever their spread
 * @param most evaluations of a point
 * @param standardError of the mean cost, no unit: above, evaluations go on from the least to the most
 */
public record Intensification(int least, int most, double standardError) {
    private static final double INCUMBENT_STANDARD_ERRORS = 2;

    public Intensification {
        require(least >= 1, "Intensification.least = %s: must be at least 1", least);
        require(most >= least, "Intensification.most = %s: must be at least the least, %s", most, least);
        require(standardError >= 0, "Intensification.standardError = %s: must not be negative", standardError);
    }

    /** As published: 5 to 10 evaluations, up to a standard error of 0.15 ({@code src/generate_config.m}). */
    public static Intensification published() {
        return new Intensification(5, 10, 0.15);
    }

    /** The same with other numbers of evaluations. */
    public Intensification withEvaluations(int leastEvaluations, int mostEvaluations) {
        return new Intensification(leastEvaluations, mostEvaluations, standardError);
    }

    /** Whether the point is evaluated once more, given the best of all points before it. */
    boolean goesOn(TriedPoint point, Incumbent incumbent) {
        int count = point.costs().length;
        if (!point.feasible() || count == 0 || count >= most) {
            return false;
        }
        return promises(point, incumbent) && (count < least || !(point.standardError() <= standardError));
    }

    private static boolean promises(TriedPoint point, Incumbent incumbent) {
        return !incumbent.exists()
                || point.meanCost() < incumbent.meanCost() + INCUMBENT_STANDARD_ERRORS * incumbent.standardError();
    }
}
