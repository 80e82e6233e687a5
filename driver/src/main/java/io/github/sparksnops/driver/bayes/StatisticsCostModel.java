package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.Arrays;

/**
 * A process over each statistic, with the cost computed from them: statistics change smoothly with the parameters where their
 * distance to a target has a narrow valley. ({@link StatisticCoordinates} are what is modelled.)
 *
 * <p>Source: Astudillo and Frazier 2019, "Bayesian optimization of composite functions", ICML,
 * <a href="https://arxiv.org/abs/1906.01537">arXiv:1906.01537</a>.
 */
final class StatisticsCostModel implements CostModel {
    private final StatisticCoordinates coordinates;
    private final GaussianProcess[] processes;
    /** Standard deviation of the noise of each coordinate. */
    private final double[] noise;

    private StatisticsCostModel(StatisticCoordinates coordinates, GaussianProcess[] processes, double[] noise) {
        this.coordinates = coordinates;
        this.processes = processes;
        this.noise = noise;
    }

    static StatisticsCostModel of(ScoredRows rows, TargetStatistics target, ProcessFit fit) {
        StatisticCoordinates coordinates = StatisticCoordinates.of(target, rows.statistics());
        ProcessFit.Chosen chosen = fit.choose(rows.points(), rows.logCosts());
        GaussianProcess[] processes = Arrays.stream(coordinates.of(rows.statistics()))
                .map(chosen::process)
                .toArray(GaussianProcess[]::new);
        double[] noise = Arrays.stream(processes)
                .mapToDouble(p ->
                        Math.sqrt(p.unit().restoredVariance(p.hyperparameters().noiseVariance())))
                .toArray();
        return new StatisticsCostModel(coordinates, processes, noise);
    }

    @Override
    public Samples sample(int count, Draws draws) {
        FunctionSamples[] functions = new FunctionSamples[processes.length];
        for (int k = 0; k < functions.length; k++) {
            functions[k] = processes[k].sampleFunctions(count, draws.after(k));
        }
        return points -> {
            double[][][] values = new double[functions.length][][];
            Arrays.setAll(values, k -> functions[k].at(points));
            double[][] costs = new double[count][];
            for (int s = 0; s < count; s++) {
                int sample = s;
                double[][] coordinatesOfSample =
                        Arrays.stream(values).map(of -> of[sample]).toArray(double[][]::new);
                costs[s] = logCosts(coordinatesOfSample, points.count());
            }
            return costs;
        };
    }

    /** Logarithms of expected costs; shapes {@code [coordinate][point]} and {@code [point]}. */
    private double[] logCosts(double[][] values, int count) {
        double[] costs = new double[count];
        double[] above = new double[values.length];
        double[] below = new double[values.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < values.length; k++) {
                above[k] = values[k][i] + noise[k];
                below[k] = values[k][i] - noise[k];
            }
            /* The expected cost of an evaluation, noise included: exactly, as far as statistics are linear within their noise,
             * because the squares of an L2 cost have no products between statistics. */
            costs[i] = ScoredRows.logCost((coordinates.cost(above) + coordinates.cost(below)) / 2);
        }
        return costs;
    }
}
