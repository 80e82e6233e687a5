package io.github.sparksnops.driver.search;

import io.github.sparksnops.driver.search.Evaluation.Infeasible;
import io.github.sparksnops.driver.search.Evaluation.Outcome;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Searches on functions of the unit cube, and histories made by hand. */
public final class Searches {
    private static final StatisticValues NOTHING =
            StatisticValues.of(new double[Statistic.SCALARS.size()], new double[0]);

    private Searches() {}

    /** A cost for each repeat, a function of point and repeat alone; NaN where infeasible. */
    @FunctionalInterface
    public interface Problem {
        double cost(double[] point, int repeat);

        /** Costs times exp(deviation * normal noise), positive ones as those of SNOPS. */
        default Problem noisy(double deviation) {
            return (point, repeat) -> {
                long address = 31L * Arrays.hashCode(point) + repeat;
                return cost(point, repeat) * Math.exp(deviation * new Random(address).nextGaussian());
            };
        }

        /** Without points of the first coordinate up to a limit. */
        default Problem infeasibleUpTo(double limit) {
            return (point, repeat) -> point[0] <= limit ? Double.NaN : cost(point, repeat);
        }
    }

    /** Branin's function; minima of 0.397887 at three places, first coordinates 0.124, 0.543 and 0.962. */
    public static double branin(double[] unit) {
        double x = 15 * unit[0] - 5;
        double y = 15 * unit[1];
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    public static final double BRANIN_MINIMUM = 0.397887;

    /** A search until so many trials, or until there are no proposals. */
    public static SearchHistory run(SearchStrategy strategy, Problem problem, int trials, int count) {
        SearchHistory history = new SearchHistory(List.of());
        for (int round = 0; history.evaluations().size() < trials; round++) {
            List<Proposal> proposals = strategy.propose(history, round, count);
            if (proposals.isEmpty()) {
                break;
            }
            history = history.plus(evaluated(proposals, problem, round));
        }
        return history;
    }

    public static List<Evaluation> evaluated(List<Proposal> proposals, Problem problem, int round) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Proposal proposal : proposals) {
            double cost = problem.cost(proposal.point(), proposal.repeat());
            evaluations.add(evaluation(round, proposal.point(), proposal.repeat(), cost));
        }
        return evaluations;
    }

    /** One evaluation; infeasible with a cost of NaN. */
    public static Evaluation evaluation(int round, double[] point, int repeat, double cost) {
        return evaluation(
                round, point, repeat, Double.isNaN(cost) ? new Infeasible("rule") : new Scored(cost, NOTHING));
    }

    public static Evaluation evaluation(int round, double[] point, int repeat, Outcome outcome) {
        return new Evaluation(round, Arrays.toString(point), point, repeat, outcome);
    }

    /** A point with evaluations of these costs. */
    public static TriedPoint tried(double... costs) {
        double[] point = {0.5};
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            evaluations.add(evaluation(i, point, i, costs[i]));
        }
        return new TriedPoint(Arrays.toString(point), point, evaluations);
    }

    /** Proposals as text, all digits, to compare. */
    public static List<String> texts(List<Proposal> proposals) {
        return proposals.stream()
                .map(p -> p.origin() + " " + p.repeat() + " " + Arrays.toString(p.point()))
                .toList();
    }

    /** Evaluations as text, all digits and without their rounds, to compare. */
    public static List<String> trials(SearchHistory history) {
        return history.evaluations().stream()
                .map(e -> e.parametersId() + " " + e.repeat() + " " + e.outcome())
                .toList();
    }

    /** True value at the point of lowest mean cost. */
    public static double bestTrue(SearchHistory history, ToDoubleFunction<double[]> function) {
        return history.best().map(best -> function.applyAsDouble(best.point())).orElse(Double.POSITIVE_INFINITY);
    }
}
