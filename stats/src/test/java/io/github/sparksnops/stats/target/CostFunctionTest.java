package io.github.sparksnops.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CostFunctionTest {
    /** Rounding of a dozen operations on numbers near 1. */
    private static final Offset<Double> ROUNDING = within(1e-12);

    private static final double NAN = Double.NaN;

    static Stream<Arguments> workedExamples() {
        return Stream.of(
                /*
                 * rate (8 - 5)^2 / 4 = 2.25; Fano (1.2 - 1)^2 / 0.01 = 4; correlation 0.02^2 / 1e-4 = 4; shared variance
                 * 0.1^2 / 0.0025 = 4; dimensionality 0.5^2 / 1 = 0.25; spectrum (1 + 1 + 1) / 2 = 1.5. Sum 16, over 6.
                 */
                worked(Metric.L2, weights(1, 1, 1, 1, 1, 1), 16.0 / 6, 2.25 / 6, 1.5 / 6),
                // 2 * 2.25 + 4 + 4 + 4 + 0.25 + 0.5 * 1.5 = 17.5, over 6.5
                worked(Metric.L2, weights(2, 1, 1, 1, 1, 0.5), 17.5 / 6.5, 4.5 / 6.5, 0.75 / 6.5),
                // Only the ratios of weights count.
                worked(Metric.L2, weights(4, 2, 2, 2, 2, 1), 17.5 / 6.5, 4.5 / 6.5, 0.75 / 6.5),
                // Sub-groups: over the sum of their own weights, not over 6.
                worked(Metric.L2, weights(1, 1, 0, 0, 0, 0), (2.25 + 4) / 2, 2.25 / 2, 0),
                worked(Metric.L2, weights(0, 0, 3, 0, 0, 0), 4, 0, 0),
                worked(Metric.L2, weights(0, 0, 0, 1, 1, 1), (4 + 0.25 + 1.5) / 3, 0, 0.5),
                // 1.5 + 2 + 2 + 2 + 0.5 = 8; spectrum (1 + 1 + 1) / sqrt(2)
                worked(Metric.L1, weights(1, 1, 1, 1, 1, 1), (8 + 3 / Math.sqrt(2)) / 6, 0.25, 0.5 / Math.sqrt(2)),
                worked(Metric.L1, weights(1, 0, 0, 0, 0, 3), (1.5 + 9 / Math.sqrt(2)) / 4, 0.375, 2.25 / Math.sqrt(2)));
    }

    private static Arguments worked(
            Metric metric, double[] weights, double cost, double rateTerm, double spectrumTerm) {
        return Arguments.of(metric, weights, cost, rateTerm, spectrumTerm);
    }

    private static double[] weights(double... weights) {
        return weights;
    }

    @ParameterizedTest
    @MethodSource("workedExamples")
    void of_workedExample_isTheCostByHand(
            Metric metric, double[] weights, double expected, double rateTerm, double spectrumTerm) {
        Cost cost = CostFunction.of(Targets.of(metric, weights)).of(Targets.run());

        assertThat(cost.value().getAsDouble()).isCloseTo(expected, ROUNDING);
        assertThat(cost.log().getAsDouble()).isCloseTo(Math.log(expected), ROUNDING);
        assertThat(cost.term(Statistic.RATE_HZ).getAsDouble()).isCloseTo(rateTerm, ROUNDING);
        assertThat(cost.term(Statistic.EIGENSPECTRUM).getAsDouble()).isCloseTo(spectrumTerm, ROUNDING);
        assertThat(cost.missing()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void term_allStatistics_addUpToTheCost(Metric metric) {
        Cost cost = CostFunction.of(Targets.of(metric, 2, 1, 0, 0.3, 1, 0.5)).of(Targets.run());

        double sum = Arrays.stream(Statistic.values())
                .mapToDouble(s -> cost.term(s).getAsDouble())
                .sum();

        assertThat(cost.value().getAsDouble()).isCloseTo(sum, ROUNDING);
        assertThat(cost.term(Statistic.COUNT_CORRELATION)).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void z_anyMetricAndWeight_isTheSignedDistanceInDeviations(Metric metric) {
        Cost cost = CostFunction.of(Targets.of(metric, 1, 0, 0, 0, 0, 0)).of(Targets.run());

        assertThat(Arrays.stream(Statistic.values())
                        .mapToDouble(s -> cost.z(s).getAsDouble())
                        .toArray())
                .containsExactly(new double[] {1.5, 2, 2, -2, 0.5, Math.sqrt(1.5)}, ROUNDING);
    }

    @Test
    void of_exactHit_isZeroAndHasNoLogarithm() {
        StatisticValues hit = StatisticValues.of(new double[] {5, 1, 0.01, 0.2, 4}, new double[] {3, 1, 0});

        Cost cost = CostFunction.of(Targets.of(Metric.L2, 1, 1, 1, 1, 1, 1)).of(hit);

        assertThat(cost.value()).hasValue(0);
        assertThat(cost.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void of_missingStatisticsWithWeight_noCostAndTheirNames(Metric metric) {
        StatisticValues incomplete = StatisticValues.of(new double[] {8, NAN, 0.03, 0.1, 4.5}, new double[0]);

        Cost cost = CostFunction.of(Targets.of(metric, 1, 1, 1, 1, 1, 1)).of(incomplete);

        assertThat(cost.missing()).containsExactly(Statistic.FANO_FACTOR, Statistic.EIGENSPECTRUM);
        assertThat(cost.value()).isEmpty();
        assertThat(cost.log()).isEmpty();
        assertThat(cost.term(Statistic.RATE_HZ)).isEmpty();
        assertThat(cost.z(Statistic.RATE_HZ)).hasValue(1.5);
        assertThat(cost.z(Statistic.FANO_FACTOR)).isEmpty();
        assertThat(cost.z(Statistic.EIGENSPECTRUM)).isEmpty();
    }

    @Test
    void of_missingStatisticsOfWeightZero_areNotNeeded() {
        StatisticValues incomplete = StatisticValues.of(new double[] {8, NAN, 0.03, NAN, NAN}, new double[0]);

        Cost cost = CostFunction.of(Targets.of(Metric.L2, 1, 0, 1, 0, 0, 0)).of(incomplete);

        assertThat(cost.value().getAsDouble()).isCloseTo((2.25 + 4) / 2, ROUNDING);
        assertThat(cost.term(Statistic.FANO_FACTOR)).hasValue(0);
    }

    @Test
    void of_targetWithoutStatisticsOfWeightZero_hasNoDistanceForThem() {
        TargetStatistics target = Targets.of(
                Metric.L2,
                Map.of(Statistic.RATE_HZ, Targets.scalars().get(Statistic.RATE_HZ)),
                Optional.empty(),
                1,
                0,
                0,
                0,
                0,
                0);

        Cost cost = CostFunction.of(target).of(Targets.run());

        assertThat(cost.value()).hasValue(2.25);
        assertThat(cost.z(Statistic.FANO_FACTOR)).isEmpty();
        assertThat(cost.z(Statistic.EIGENSPECTRUM)).isEmpty();
    }

    @Test
    void of_spectrumOfAnotherLength_isAnError() {
        CostFunction function = CostFunction.of(Targets.of(Metric.L2, 1, 1, 1, 1, 1, 1));
        StatisticValues longer = StatisticValues.of(new double[] {8, 1.2, 0.03, 0.1, 4.5}, new double[] {4, 2, 1, 0});

        assertThatThrownBy(() -> function.of(longer)).hasMessageContaining("4 entries against a target of 3");
    }

    @Test
    void withOnly_someStatistics_isTheirSubGroup() {
        TargetStatistics all = Targets.of(Metric.L2, 2, 1, 1, 1, 1, 1);

        TargetStatistics some = all.withOnly(EnumSet.of(Statistic.RATE_HZ, Statistic.FANO_FACTOR));

        assertThat(some.used()).containsExactly(Statistic.RATE_HZ, Statistic.FANO_FACTOR);
        assertThat(CostFunction.of(some).of(Targets.run()).value().getAsDouble())
                .isCloseTo((2 * 2.25 + 4) / 3, ROUNDING);
        assertThatThrownBy(() -> some.withOnly(EnumSet.of(Statistic.EIGENSPECTRUM)))
                .hasMessageContaining("all weights are 0");
    }

    @Test
    void targetStatistics_brokenOnes_areRefused() {
        Optional<TargetStatistics.Eigenspectrum> none = Optional.empty();

        assertThatThrownBy(() -> Targets.of(Metric.L2, Targets.scalars(), none, 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("eigenspectrum has a weight and no mean");
        assertThatThrownBy(() -> Targets.of(Metric.L2, 1, 1, 1, 1, 1, -1)).hasMessageContaining("weight of eigensp");
        assertThatThrownBy(() -> Targets.of(Metric.L2, 1, 1, 1, 1, 1, NAN)).hasMessageContaining("weight of eigensp");
        assertThatThrownBy(() -> Targets.of(Metric.L2, 1e308, 1e308, 1, 1, 1, 1))
                .hasMessageContaining("add up to");
        assertThatThrownBy(() -> new TargetStatistics.Scalar(1, 0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new TargetStatistics.Scalar(NAN, 1)).hasMessageContaining("a mean of NaN");
    }
}
