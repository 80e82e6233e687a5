package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.UniformPlan;
import io.github.sparksnops.network.random.RandomStream;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for simulations of the spatial balanced network of 140.5 s: parameter values in, statistics out, in a
 * millisecond. The full search space of 11 parameters over their published ranges.
 */
public final class StandIn {
    /** The published problem. */
    public static final SearchSpace SPACE = new SearchSpace(BalancedTemplate.SPATIAL.parameters().stream()
            .map(p -> new SearchParameter(p.name(), p.low(), p.high(), Scale.LINEAR))
            .toList());

    private static final int NEURONS = 50;
    private static final int UNIFORM_POINTS = 20_000;
    private static final int SCALARS = Statistic.SCALARS.size();

    private final StatisticsModel model;
    private final FeasibleRegion region;
    private final RunToRunNoise noise;

    private StandIn(StatisticsModel model, FeasibleRegion region, RunToRunNoise noise) {
        this.model = model;
        this.region = region;
        this.noise = noise;
    }

    /**
     * Learns from evaluations, which takes minutes, or reads what was learned before.
     *
     * @param cache where that is kept; written where it is missing
     */
    public static StandIn open(Path evaluations, Path cache) throws IOException {
        List<EvaluatedPoint> points = Evaluations.read(evaluations);
        RunToRunNoise noise = new RunToRunNoise(points);
        if (Files.exists(cache)) {
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(cache))) {
                return new StandIn((StatisticsModel) in.readObject(), (FeasibleRegion) in.readObject(), noise);
            } catch (ClassNotFoundException | ClassCastException | InvalidClassException e) {
                throw new IOException(cache + " is of another version: remove it", e);
            }
        }
        Rows rows = Rows.of(points);
        double[][] uniform = Arrays.stream(new UniformPlan(SPACE.dimension(), 1).points(0, UNIFORM_POINTS))
                .map(unit -> inputs(SPACE.values(unit)))
                .toArray(double[][]::new);
        StandIn made = new StandIn(
                StatisticsModel.of(rows, StatisticsModel.scales(rows)),
                FeasibleRegion.of(rows.inputs(), uniform),
                noise);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(cache))) {
            out.writeObject(made.model);
            out.writeObject(made.region);
        }
        return made;
    }

    static double[] inputs(double[] values) {
        return BalanceInputs.of(values, SPACE.unit(values));
    }

    /**
     * Statistics without noise; empty where infeasible.
     *
     * @param values of the parameters in the template's order, in the published ranges
     */
    public Optional<StatisticValues> truth(double[] values) {
        double[] inputs = inputs(values);
        return region.margin(inputs) < 0 ? Optional.empty() : Optional.of(statistics(model.at(inputs)));
    }

    /** Statistics of one evaluation; empty where infeasible. The same seed gives the same noise. */
    public Optional<StatisticValues> evaluate(double[] values, long seed) {
        double[] inputs = inputs(values);
        if (region.margin(inputs) < 0) {
            return Optional.empty();
        }
        int[] words = new int[4];
        RandomStream.SAMPLING.block(seed, Arrays.hashCode(values), 0, 0, words);
        int residual = RandomStream.index(words[0], noise.residuals());
        return Optional.of(statistics(noise.noisy(model.at(inputs), residual)));
    }

    /** How far inside of the feasible region, no unit: negative outside. */
    public double margin(double[] values) {
        return region.margin(inputs(values));
    }

    /** Standard deviation of one evaluation, in the statistics' units, at the values of a truth; shape {@code [scalar]}. */
    double[] deviations(StatisticValues truth) {
        double[] scaled = new double[SCALARS];
        for (Statistic statistic : Statistic.SCALARS) {
            int j = statistic.ordinal();
            scaled[j] = StatisticScale.of(j).scaled(truth.scalar(statistic).orElseThrow());
        }
        double[] onScales = noise.deviations(scaled);
        double[] deviations = new double[SCALARS];
        for (int j = 0; j < SCALARS; j++) {
            StatisticScale scale = StatisticScale.of(j);
            deviations[j] = (scale.value(scaled[j] + onScales[j]) - scale.value(scaled[j] - onScales[j])) / 2;
        }
        return deviations;
    }

    private static StatisticValues statistics(double[] scaled) {
        double[] scalars = new double[SCALARS];
        for (int j = 0; j < SCALARS; j++) {
            scalars[j] = StatisticScale.of(j).value(scaled[j]);
        }
        double[] leading = new double[StatisticScale.EIGENVALUES];
        for (int j = 0; j < leading.length; j++) {
            leading[j] = StatisticScale.EIGENVALUE.value(scaled[SCALARS + j]);
        }
        Arrays.sort(leading);
        double[] spectrum = new double[NEURONS];
        for (int j = 0; j < leading.length; j++) {
            spectrum[j] = leading[leading.length - 1 - j];
        }
        return StatisticValues.of(scalars, spectrum);
    }
}
