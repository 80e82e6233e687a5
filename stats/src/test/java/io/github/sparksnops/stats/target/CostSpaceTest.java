package io.github.sparksnops.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostSpaceTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @CsvSource({"1,1,1,1,1,1", "2,1,0,0.5,1,3", "1,0,0,0,0,0", "0,0,0,0,0,1", "0,1,1,1,1,0"})
    void squaredDistance_runAndTarget_isTheCost(
            double rate, double fano, double correlation, double variance, double dimensionality, double spectrum) {
        TargetStatistics target = Targets.of(Metric.L2, rate, fano, correlation, variance, dimensionality, spectrum);
        CostSpace space = CostSpace.of(target);
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 100; i++) {
            double[] scalars = random.doubles(5).map(d -> 10 * d).toArray();
            StatisticValues run = StatisticValues.of(scalars, random.doubles(3).toArray());
            double cost = CostFunction.of(target).of(run).value().getAsDouble();

            double squared = CostSpace.squaredDistance(space.point(run).orElseThrow(), space.target(), INFINITE);

            assertThat(squared).isCloseTo(cost, within(1e-12 * cost));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1e-9", "5", "15.9"})
    void squaredDistance_bound_stopsAtOrAboveIt(double bound) {
        double[] a = {0, 0, 0, 0};
        double[] b = {1, 2, 3, 1.5};

        assertThat(CostSpace.squaredDistance(a, b, bound)).isGreaterThanOrEqualTo(bound);
        assertThat(CostSpace.squaredDistance(a, b, 16.5)).isEqualTo(16.25);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "0,true"})
    void point_missingSpectrum_existsWhereItHasNoWeight(double weight, boolean exists) {
        CostSpace space = CostSpace.of(Targets.of(Metric.L2, 1, 1, 0, 1, 1, weight));

        assertThat(space.point(StatisticValues.of(new double[] {1, 2, NAN, 4, 5}, new double[0])))
                .matches(point -> point.isPresent() == exists);
    }
}
