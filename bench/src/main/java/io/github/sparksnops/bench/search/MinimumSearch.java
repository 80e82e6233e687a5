package io.github.sparksnops.bench.search;

import io.github.sparksnops.stats.target.CostFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;

/** Looks hard for the least noise-free cost: CMA-ES from the best random points, the best rows, and with wide steps. */
final class MinimumSearch {
    private static final int FROM_RANDOM = 6;
    private static final int FROM_ROWS = 8;
    private static final int WIDE = 4;
    private static final int EVALUATIONS = 5000;
    private static final int LAMBDA = 16;
    private static final double LOCAL_STEP = 0.05;
    private static final double WIDE_STEP = 0.3;
    /** So far a coordinate goes from a row: all eleven, no farther than the median distance of rows. */
    static final double NEAR = 0.08;

    /** Above every logarithm of a cost; grows with the distance from the feasible region. */
    private static final double INFEASIBLE = 30;

    private static final double LEAST_COST = 1e-12;

    private final StandIn standIn;
    private final CostFunction cost;

    MinimumSearch(StandIn standIn, CostFunction cost) {
        this.standIn = standIn;
        this.cost = cost;
    }

    /** Noise-free cost at a place of the unit cube; NaN where infeasible. */
    double cost(double[] unit) {
        return standIn.truth(StandIn.SPACE.values(unit))
                .map(statistics -> cost.of(statistics).value().orElseThrow())
                .orElse(Double.NaN);
    }

    /** Minima that were found, the least first; shape {@code [minimum][coordinate]}. */
    List<double[]> minima(double[][] random, double[] randomCosts, double[][] rows, double[] rowCosts) {
        List<double[]> minima = new ArrayList<>();
        best(random, randomCosts, FROM_RANDOM)
                .forEach(start -> minima.add(descend(start, LOCAL_STEP, minima.size(), 1)));
        best(rows, rowCosts, FROM_ROWS).forEach(start -> minima.add(descend(start, LOCAL_STEP, minima.size(), 1)));
        best(random, randomCosts, WIDE).forEach(start -> minima.add(descend(start, WIDE_STEP, minima.size(), 1)));
        minima.sort(Comparator.comparingDouble(this::logCost));
        return minima;
    }

    /** The least minimum in a small box around one of the best rows, where the stand-in knows most. */
    double[] minimumNearRows(double[][] rows, double[] rowCosts) {
        return best(rows, rowCosts, FROM_ROWS).stream()
                .map(start -> descend(start, LOCAL_STEP / 2, 0, NEAR))
                .min(Comparator.comparingDouble(this::logCost))
                .orElseThrow();
    }

    private List<double[]> best(double[][] places, double[] costs, int count) {
        return IntStream.range(0, places.length)
                .filter(i -> !Double.isNaN(costs[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> costs[i]))
                .limit(count)
                .map(i -> places[i])
                .toList();
    }

    private double[] descend(double[] start, double step, int seed, double reach) {
        int dimension = start.length;
        double[] sigma = new double[dimension];
        Arrays.fill(sigma, step);
        double[] low = Arrays.stream(start).map(x -> Math.max(0, x - reach)).toArray();
        double[] high = Arrays.stream(start).map(x -> Math.min(1, x + reach)).toArray();
        CMAESOptimizer optimizer = new CMAESOptimizer(
                EVALUATIONS / LAMBDA,
                0,
                true,
                0,
                1,
                new Well19937c(seed),
                false,
                (i, a, b) -> i * LAMBDA >= EVALUATIONS - LAMBDA);
        return optimizer
                .optimize(
                        new MaxEval(2 * EVALUATIONS),
                        new ObjectiveFunction(this::logCost),
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new SimpleBounds(low, high),
                        new CMAESOptimizer.Sigma(sigma),
                        new CMAESOptimizer.PopulationSize(LAMBDA))
                .getPoint();
    }

    private double logCost(double[] unit) {
        double[] values = StandIn.SPACE.values(unit);
        double margin = standIn.margin(values);
        return margin < 0 ? INFEASIBLE - margin : Math.log(cost(unit) + LEAST_COST);
    }

    static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }
}
