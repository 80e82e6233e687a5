package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.search.UniformPlan;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.Cost;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Costs of one target on the stand-in: of random points, the least one, and how far that is from what was simulated. */
final class TargetReport {
    private static final int RANDOM_POINTS = 20_000;
    private static final int NOISY_EVALUATIONS = 400;
    private static final double[] QUANTILES = {0, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75};

    private final StandIn standIn;
    private final List<EvaluatedPoint> points;
    private final CostFunction cost;
    private final StringBuilder text = new StringBuilder();

    TargetReport(StandIn standIn, List<EvaluatedPoint> points, CostFunction cost) {
        this.standIn = standIn;
        this.points = points;
        this.cost = cost;
    }

    /** The report, a few lines. */
    String text() {
        double[][] random = new UniformPlan(StandIn.SPACE.dimension(), 17).points(0, RANDOM_POINTS);
        double[] randomCosts = randomCosts(random);
        double[] observed =
                points.stream().mapToDouble(p -> observed(p).orElse(Double.NaN)).toArray();
        int bestRow = least(observed);
        MinimumSearch search = new MinimumSearch(standIn, cost);
        double[][] rows =
                points.stream().map(p -> StandIn.SPACE.unit(p.values())).toArray(double[][]::new);
        List<double[]> minima = search.minima(random, randomCosts, rows, observed);
        line(
                "best row: cost %.3g measured (mean of %d repeats), %.3g on the stand-in",
                observed[bestRow], points.get(bestRow).runs().length, search.cost(rows[bestRow]));
        line(
                "local minima: %s",
                minima.stream().limit(8).map(u -> format(search.cost(u))).toList());
        report(minima.get(0), "minimum", rows, search);
        report(
                search.minimumNearRows(rows, observed),
                "minimum within %s per coordinate of a good row".formatted(MinimumSearch.NEAR),
                rows,
                search);
        return text.toString();
    }

    private void report(double[] best, String name, double[][] rows, MinimumSearch search) {
        minimum(best, name);
        double[] nearest = nearest(best, rows);
        EvaluatedPoint row = points.get((int) nearest[0]);
        line(
                "nearest row: distance %.3f in the unit cube (rows among each other: median %.3f), cost %.3g measured, %.3g on"
                        + " the stand-in",
                nearest[1],
                medianDistance(rows),
                observed(row).orElse(Double.NaN),
                search.cost(rows[(int) nearest[0]]));
    }

    private double[] randomCosts(double[][] random) {
        double[] costs = Arrays.stream(random)
                .mapToDouble(unit -> standIn.truth(StandIn.SPACE.values(unit))
                        .map(s -> cost.of(s).value().orElseThrow())
                        .orElse(Double.NaN))
                .toArray();
        double[] sorted =
                Arrays.stream(costs).filter(c -> !Double.isNaN(c)).sorted().toArray();
        line(
                "random points: %.1f %% feasible; quantiles of their noise-free cost: %s",
                100.0 * sorted.length / costs.length,
                Arrays.stream(QUANTILES)
                        .mapToObj(q -> format(100 * q) + " % " + format(sorted[(int) (q * (sorted.length - 1))]))
                        .toList());
        return costs;
    }

    private void minimum(double[] unit, String name) {
        double[] values = StandIn.SPACE.values(unit);
        StatisticValues truth = standIn.truth(values).orElseThrow();
        Cost least = cost.of(truth);
        line("%s: cost %.4g, margin %.2f", name, least.value().orElseThrow(), standIn.margin(values));
        line(
                "  at %s",
                IntStream.range(0, values.length)
                        .mapToObj(i -> StandIn.SPACE.parameters().get(i).name() + ": " + format(values[i]))
                        .toList());
        double[] deviations = standIn.deviations(truth);
        for (Statistic statistic : Statistic.SCALARS) {
            line(
                    "  %-24s %.5g, run-to-run SD %.2g, term of the cost %.3g",
                    statistic.key(),
                    truth.scalar(statistic).orElseThrow(),
                    deviations[statistic.ordinal()],
                    least.term(statistic).orElseThrow());
        }
        line(
                "  eigenspectrum %s, term %.3g",
                Arrays.stream(truth.eigenspectrum().orElseThrow(), 0, 5)
                        .mapToObj(TargetReport::format)
                        .toList(),
                least.term(Statistic.EIGENSPECTRUM).orElseThrow());
        double[] noisy = IntStream.range(0, NOISY_EVALUATIONS)
                .mapToDouble(seed -> cost.of(standIn.evaluate(values, seed).orElseThrow())
                        .value()
                        .orElseThrow())
                .sorted()
                .toArray();
        double mean = Arrays.stream(noisy).average().orElseThrow();
        line(
                "  noisy evaluations there: mean cost %.3g, 5 %% %.3g, median %.3g, 95 %% %.3g",
                mean, noisy[noisy.length / 20], noisy[noisy.length / 2], noisy[noisy.length - noisy.length / 20]);
    }

    /** Cost of a row's mean statistics, of which ten eigenvalues are known. */
    private Optional<Double> observed(EvaluatedPoint point) {
        double[] mean = point.mean();
        int scalars = Statistic.SCALARS.size();
        double[] spectrum = new double[50];
        System.arraycopy(mean, scalars, spectrum, 0, StatisticScale.EIGENVALUES);
        StatisticValues values = StatisticValues.of(Arrays.copyOf(mean, scalars), spectrum);
        return cost.of(values).value().isPresent()
                ? Optional.of(cost.of(values).value().getAsDouble())
                : Optional.empty();
    }

    private static int least(double[] costs) {
        return IntStream.range(0, costs.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> Double.isNaN(costs[i]) ? Double.MAX_VALUE : costs[i]))
                .orElseThrow();
    }

    /** Number and distance of the nearest row. */
    private static double[] nearest(double[] unit, double[][] rows) {
        double[] nearest = {-1, Double.MAX_VALUE};
        for (int a = 0; a < rows.length; a++) {
            double distance = MinimumSearch.distance(unit, rows[a]);
            if (rows[a] != unit && distance < nearest[1]) {
                nearest[0] = a;
                nearest[1] = distance;
            }
        }
        return nearest;
    }

    private static double medianDistance(double[][] rows) {
        double[] distances = Arrays.stream(rows)
                .mapToDouble(row -> nearest(row, rows)[1])
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
