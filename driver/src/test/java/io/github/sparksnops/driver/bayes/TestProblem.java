package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Infeasible;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.stats.StatisticValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A cost with a known minimum of {@link #FLOOR}, evaluated with noise that multiplies it: as a simulation's, it is measured to
 * within so many percent.
 *
 * @param dimension of the unit cube
 * @param cost without noise
 * @param feasible where there is a cost
 * @param noise standard deviation of the logarithm of an evaluation
 */
record TestProblem(int dimension, ToDoubleFunction<double[]> cost, Predicate<double[]> feasible, double noise) {
    /** Costs of simulations do not reach 0 either. */
    static final double FLOOR = 0.05;

    private static final double BRANIN_MINIMUM = 0.397887;
    private static final double HARTMANN_MINIMUM = 3.32237;
    private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] HARTMANN_SCALES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    static TestProblem branin() {
        double b = 5.1 / (4 * Math.PI * Math.PI);
        return new TestProblem(
                2,
                u -> {
                    double x = 15 * u[0] - 5;
                    double y = 15 * u[1];
                    double valley = y - b * x * x + 5 / Math.PI * x - 6;
                    return FLOOR + valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - BRANIN_MINIMUM;
                },
                u -> true,
                0.35);
    }

    static TestProblem hartmann6() {
        return new TestProblem(
                6,
                u -> {
                    double sum = 0;
                    for (int i = 0; i < HARTMANN_WEIGHTS.length; i++) {
                        double exponent = 0;
                        for (int d = 0; d < u.length; d++) {
                            exponent += HARTMANN_SCALES[i][d] * Math.pow(u[d] - HARTMANN_CENTRES[i][d], 2);
                        }
                        sum += HARTMANN_WEIGHTS[i] * Math.exp(-exponent);
                    }
                    return FLOOR + HARTMANN_MINIMUM - sum;
                },
                u -> true,
                0.35);
    }

    /** With the minimum off the middle, and nearly half of the cube infeasible. */
    static TestProblem ackley10() {
        return new TestProblem(
                10,
                u -> {
                    double squares = 0;
                    double waves = 0;
                    for (double coordinate : u) {
                        double x = 20 * (coordinate - 0.37);
                        squares += x * x / u.length;
                        waves += Math.cos(2 * Math.PI * x) / u.length;
                    }
                    return FLOOR - 20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(waves) + 20 + Math.E;
                },
                u -> u[0] + u[1] < 1.2 && u[2] > 0.2,
                0.1);
    }

    /** A bowl whose minimum is one percent inside of a sphere beyond which nothing is feasible. */
    static TestProblem cliff() {
        double centre = 0.85;
        return new TestProblem(
                4,
                u -> FLOOR
                        + 40
                                * Arrays.stream(u)
                                        .map(x -> (x - centre) * (x - centre))
                                        .sum(),
                u -> Arrays.stream(u).map(x -> x * x).sum() < 1.02 * u.length * centre * centre,
                0.35);
    }

    SearchSpace space() {
        return new SearchSpace(IntStream.range(0, dimension)
                .mapToObj(d -> new SearchParameter("x" + d, 0, 1, Scale.LINEAR))
                .toList());
    }

    /** Above the least cost. */
    double regret(double[] point) {
        return cost.applyAsDouble(point) - FLOOR;
    }

    Evaluation evaluate(Proposal proposal, int round, long seed) {
        double[] point = proposal.point();
        double normal = Cases.normals(1, 31L * (31L * Arrays.hashCode(point) + proposal.repeat()) + seed)[0];
        return new Evaluation(
                round,
                Arrays.toString(point),
                point,
                proposal.repeat(),
                feasible.test(point)
                        ? new Scored(
                                cost.applyAsDouble(point) * Math.exp(noise * normal),
                                StatisticValues.of(new double[5], new double[0]))
                        : new Infeasible("outside"));
    }

    /** History of some rounds more. */
    SearchHistory run(SearchStrategy strategy, SearchHistory history, int rounds, int count, long seed) {
        SearchHistory grown = history;
        for (int round = 0; round < rounds; round++) {
            List<Evaluation> evaluations = new ArrayList<>();
            for (Proposal proposal : strategy.propose(grown, round, count)) {
                evaluations.add(evaluate(proposal, round, seed));
            }
            grown = grown.plus(evaluations);
        }
        return grown;
    }
}
