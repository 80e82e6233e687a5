package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.bayes.BatchSettings;
import io.github.sparksnops.driver.bayes.BatchStrategy;
import io.github.sparksnops.driver.bayes.SnopsSettings;
import io.github.sparksnops.driver.bayes.SnopsStrategy;
import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.search.CmaEsStrategy;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Infeasible;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.driver.search.PlanStrategy;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Runs a search on the stand-in and prints after each round what it would report:
 * {@code java -cp ... SearchComparison EVALUATIONS.csv.gz CACHE TARGET.yaml METHOD ROUNDS COUNT FIRST_SEED SEEDS UNTIL}, where METHOD is
 * one of a fit's but grid, or {@code batch-cost}: batches by a model of the cost alone. The search of a seed ends with the first candidate
 * whose cost without noise is below UNTIL (0: after all rounds).
 */
final class SearchComparison {
    private static final int NOISY_EVALUATIONS = 300;
    /** Keeps the noise of searches apart, and that of the reports from both. */
    private static final long SEED_STEP = 1_000_003;

    private final StandIn standIn;
    private final CostFunction cost;
    private final long seed;
    private final SearchStrategy strategy;
    private SearchHistory history = new SearchHistory(List.of());

    private SearchComparison(StandIn standIn, TargetStatistics target, String method, long seed) {
        this.standIn = standIn;
        this.cost = CostFunction.of(target);
        this.seed = seed;
        int dimension = StandIn.SPACE.dimension();
        this.strategy = switch (method) {
            case "batch" -> BatchStrategy.of(StandIn.SPACE, target, seed, BatchSettings.DEFAULTS);
            case "batch-cost" -> BatchStrategy.of(StandIn.SPACE, seed, BatchSettings.DEFAULTS);
            case "snops" -> new SnopsStrategy(
                    dimension, seed, SnopsSettings.published().withEvaluations(2, 3));
            case "sobol" -> PlanStrategy.sobol(dimension, seed);
            case "random" -> PlanStrategy.random(dimension, seed);
            case "cmaes" -> new CmaEsStrategy(dimension, seed);
            default -> throw new IllegalArgumentException("no method " + method);
        };
    }

    public static void main(String[] arguments) throws IOException {
        StandIn standIn = StandIn.open(Path.of(arguments[0]), Path.of(arguments[1]));
        TargetStatistics target = TargetReader.read(Path.of(arguments[2]));
        int rounds = Integer.parseInt(arguments[4]);
        int count = Integer.parseInt(arguments[5]);
        long first = Long.parseLong(arguments[6]);
        double until = Double.parseDouble(arguments[8]);
        for (long seed = first; seed < first + Long.parseLong(arguments[7]); seed++) {
            SearchComparison search = new SearchComparison(standIn, target, arguments[3], seed);
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < rounds && best >= until; round++) {
                best = search.round(round, count);
            }
        }
    }

    /** Runs a round; the cost of its candidate without noise, infinite where there is none. */
    private double round(int round, int count) {
        long start = System.nanoTime();
        List<Proposal> proposals = strategy.propose(history, round, count);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Evaluation> evaluations = new ArrayList<>();
        for (Proposal proposal : proposals) {
            evaluations.add(new Evaluation(
                    round, Arrays.toString(proposal.point()), proposal.point(), proposal.repeat(), outcome(proposal)));
        }
        history = history.plus(evaluations);
        return strategy.leader(history)
                .map(best -> report(round, best.point().point(), seconds))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Evaluation.Outcome outcome(Proposal proposal) {
        Optional<StatisticValues> found =
                standIn.evaluate(StandIn.SPACE.values(proposal.point()), seed * SEED_STEP + proposal.repeat());
        return found.isPresent()
                ? new Scored(costOf(found.get()), found.get())
                : new Infeasible("outside of the stand-in's region");
    }

    private double costOf(StatisticValues statistics) {
        return cost.of(statistics).value().orElseThrow();
    }

    private double report(int round, double[] candidate, double seconds) {
        double[] values = StandIn.SPACE.values(candidate);
        double expected = IntStream.range(0, NOISY_EVALUATIONS)
                .mapToDouble(i -> costOf(standIn.evaluate(values, -1 - i).orElseThrow()))
                .average()
                .orElseThrow();
        double truth = costOf(standIn.truth(values).orElseThrow());
        System.out.printf(
                Locale.ROOT,
                "seed %d round %d n %d true %.3g expected %.3g seconds %.1f%n",
                seed,
                round,
                history.evaluations().size(),
                truth,
                expected,
                seconds);
        return truth;
    }
}
