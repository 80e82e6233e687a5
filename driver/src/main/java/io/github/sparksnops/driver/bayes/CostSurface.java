package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the evaluations of a fit tell about cost and feasibility everywhere in its space: the model that {@link BatchStrategy} proposes
 * with, whatever the fit's method. Costs are expected ones of single evaluations, with the noise from run to run.
 */
public final class CostSurface {
    /** Functions drawn: the error of a mean over them is an eighth of their spread. */
    private static final int WORLDS = 64;

    private static final int COSTS = 1;
    private static final int FEASIBILITY = 2;

    /** A standard deviation to each side of the median. */
    private static final double LOW = 0.16;

    private static final double HIGH = 0.84;

    private final CostModel.Samples costs;
    private final CostModel.Samples feasibility;

    private CostSurface(CostModel.Samples costs, CostModel.Samples feasibility) {
        this.costs = costs;
        this.feasibility = feasibility;
    }

    /**
     * What is believed at some points; shapes {@code [point]}.
     *
     * @param mean of the cost over the functions
     * @param low quantile of 16 %; together with {@code high} how well the cost is known
     * @param logMean mean of its logarithm
     * @param feasible probability that a network has statistics
     */
    public record Costs(double[] mean, double[] low, double[] high, double[] logMean, double[] feasible) {}

    /**
     * Learns from evaluations.
     *
     * @param seed of the draws: the same gives the same surface
     * @return empty while fewer than two feasible parameter sets a parameter are known
     */
    public static Optional<CostSurface> of(SearchHistory history, TargetStatistics target, long seed) {
        long feasible = history.points().stream().filter(TriedPoint::feasible).count();
        if (feasible == 0 || feasible < 2L * history.points().get(0).point().length) {
            return Optional.empty();
        }
        BatchSettings settings = BatchSettings.DEFAULTS;
        ProcessFit fit = new ProcessFit(
                settings.modelPoints(), new HyperparameterFit(settings.fitPoints(), settings.fitIterations()));
        Draws draws = Draws.of(seed, history.evaluations().size());
        CostModel model = StatisticsCostModel.of(ScoredRows.of(history), target, fit);
        FeasibilityModel feasibility =
                FeasibilityModel.of(history, history.best().orElseThrow().point(), fit);
        return Optional.of(new CostSurface(
                model.sample(WORLDS, draws.with(COSTS << 8)),
                feasibility.sample(WORLDS, draws.with(FEASIBILITY << 8))));
    }

    /** Costs at points of the unit cube. */
    public Costs at(Points points) {
        int count = points.count();
        double[][] logs = costs.at(points);
        double[][] margins = feasibility.at(points);
        Costs at = new Costs(
                new double[count], new double[count], new double[count], new double[count], new double[count]);
        double[] worlds = new double[WORLDS];
        for (int i = 0; i < count; i++) {
            for (int w = 0; w < WORLDS; w++) {
                worlds[w] = Math.exp(logs[w][i]);
                at.mean[i] += worlds[w] / WORLDS;
                at.logMean[i] += logs[w][i] / WORLDS;
                at.feasible[i] += margins[w][i] > 0 ? 1.0 / WORLDS : 0;
            }
            Arrays.sort(worlds);
            at.low[i] = worlds[(int) (LOW * WORLDS)];
            at.high[i] = worlds[(int) (HIGH * WORLDS)];
        }
        return at;
    }
}
