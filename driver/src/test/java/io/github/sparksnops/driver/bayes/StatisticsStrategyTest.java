package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model of statistics on a made-up network: smooth statistics of six parameters, and a target that one of them meets. */
class StatisticsStrategyTest {
    private static final int DIMENSION = 6;
    private static final int EIGENVALUES = 12;
    private static final double[] ANSWER = {0.3, 0.6, 0.45, 0.7, 0.2, 0.55};
    private static final SearchSpace SPACE = new SearchSpace(IntStream.range(0, DIMENSION)
            .mapToObj(d -> new SearchParameter("x" + d, 0, 1, Scale.LINEAR))
            .toList());

    private static StatisticValues statistics(double[] u, double[] noise) {
        double[] scalars = {
            Math.exp(1 + 2 * u[0] - 1.5 * u[1] * u[2] + 0.02 * noise[0]),
            Math.exp(1.5 * u[3] - u[0] * u[4] + 0.01 * noise[1]),
            0.01 * (u[2] - u[5] + Math.sin(3 * u[1])) + 0.0005 * noise[2],
            Math.min(1, Math.abs(0.1 + 0.4 * u[4] * u[5] + 0.008 * noise[3])),
            Math.abs(3 + 5 * u[1] - 4 * u[3] * u[4] + 0.3 * noise[4])
        };
        double[] spectrum = IntStream.range(0, EIGENVALUES)
                .mapToDouble(j -> Math.exp(1 + u[5] - (0.3 + 0.5 * u[2]) * j + 0.05 * noise[5]))
                .toArray();
        return StatisticValues.of(scalars, spectrum);
    }

    private static TargetStatistics target(Metric metric, double spectrumWeight) {
        StatisticValues answer = statistics(ANSWER, new double[DIMENSION]);
        double[] variances = {0.01, 1e-4, 5e-7, 1e-4, 0.1};
        Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
        Map<Statistic, Scalar> scalars = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.SCALARS) {
            weights.put(statistic, 1.0);
            scalars.put(statistic, new Scalar(answer.scalar(statistic).orElseThrow(), variances[statistic.ordinal()]));
        }
        weights.put(Statistic.EIGENSPECTRUM, spectrumWeight);
        List<Double> mean =
                Arrays.stream(answer.eigenspectrum().orElseThrow()).boxed().toList();
        return new TargetStatistics(
                EIGENVALUES, 200, 699, metric, weights, scalars, Optional.of(new Eigenspectrum(mean, 0.1)));
    }

    private static SearchHistory run(BatchStrategy strategy, CostFunction cost, int rounds, long seed) {
        SearchHistory history = new SearchHistory(List.of());
        for (int round = 0; round < rounds; round++) {
            List<Evaluation> evaluations = new ArrayList<>();
            for (Proposal proposal : strategy.propose(history, round, 32)) {
                double[] noise =
                        Cases.normals(6, 31L * Arrays.hashCode(proposal.point()) + 7 * proposal.repeat() + seed);
                StatisticValues found = statistics(proposal.point(), noise);
                evaluations.add(new Evaluation(
                        round,
                        Arrays.toString(proposal.point()),
                        proposal.point(),
                        proposal.repeat(),
                        new Scored(cost.of(found).value().orElseThrow(), found)));
            }
            history = history.plus(evaluations);
        }
        return history;
    }

    private static double trueCost(CostFunction cost, double[] point) {
        return cost.of(statistics(point, new double[DIMENSION])).value().orElseThrow();
    }

    @Test
    void propose_threeRounds_isWithinOneStandardDeviationAndAheadOfTheScalarModel() {
        TargetStatistics target = target(Metric.L2, 1);
        CostFunction cost = CostFunction.of(target);
        for (long seed = 0; seed < 3; seed++) {
            BatchStrategy strategy = BatchStrategy.of(SPACE, target, seed, BatchSettings.DEFAULTS);
            BatchStrategy scalar = BatchStrategy.of(SPACE, seed, BatchSettings.DEFAULTS);

            double[] found = strategy.leader(run(strategy, cost, 3, seed))
                    .orElseThrow()
                    .point()
                    .point();
            double[] byScalar = scalar.leader(run(scalar, cost, 3, seed))
                    .orElseThrow()
                    .point()
                    .point();

            assertThat(trueCost(cost, found)).as("seed %s", seed).isLessThan(1);
            assertThat(trueCost(cost, found)).as("seed %s", seed).isLessThan(trueCost(cost, byScalar));
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void propose_withoutSpectrum_comesNearForEitherMetric(Metric metric) {
        TargetStatistics target = target(metric, 0);
        CostFunction cost = CostFunction.of(target);
        BatchStrategy strategy = BatchStrategy.of(SPACE, target, 1, BatchSettings.DEFAULTS);

        double[] found =
                strategy.leader(run(strategy, cost, 3, 1)).orElseThrow().point().point();

        assertThat(trueCost(cost, found)).isLessThan(1);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void cost_ofARowsCoordinates_isTheRowsCost(Metric metric) {
        TargetStatistics target = target(metric, 1);
        List<StatisticValues> rows = IntStream.range(0, 5)
                .mapToObj(i -> statistics(Cases.point(Cases.uniform(5, DIMENSION, 3), i), new double[6]))
                .toList();
        StatisticCoordinates coordinates = StatisticCoordinates.of(target, rows);

        double[][] values = coordinates.of(rows);

        for (int row = 0; row < rows.size(); row++) {
            int number = row;
            double[] place = Arrays.stream(values).mapToDouble(of -> of[number]).toArray();
            double cost = CostFunction.of(target).of(rows.get(row)).value().orElseThrow();
            // Five spectra lie in four components; the eleventh and twelfth eigenvalue, taken to be right, count for
            // little.
            assertThat(coordinates.cost(place)).isCloseTo(cost, within(0.05 + 0.01 * cost));
        }
    }

    @Test
    void propose_equalStatisticsEverywhere_givesProposals() {
        TargetStatistics target = target(Metric.L2, 1);
        StatisticValues same = statistics(ANSWER, new double[6]);
        SearchHistory history = new SearchHistory(IntStream.range(0, 20)
                .mapToObj(i -> new Evaluation(
                        0, "p" + i, Cases.point(Cases.uniform(20, DIMENSION, 3), i), 0, new Scored(0, same)))
                .toList());

        assertThat(BatchStrategy.of(SPACE, target, 1, BatchSettings.DEFAULTS).propose(history, 1, 16))
                .hasSize(16);
    }
}
