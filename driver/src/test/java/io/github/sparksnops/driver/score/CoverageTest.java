package io.github.sparksnops.driver.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.score.Reachability.Place;
import io.github.sparksnops.driver.score.Reachability.Range;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final double NAN = Double.NaN;
    private static final TargetStatistics TARGET = target(0.5, 0.5, 1e-4);

    @Test
    void judge_rows_rangesByHand() {
        List<StoredRun> runs = List.of(run(1, 1, 3), run(2, 2, 1), run(3, 0.5, 8), run(4, 4, 2));

        Reachability found = Reachability.of(target(2, 9, 1), runs);

        assertThat(found.rows()).isEqualTo(4);
        // Rates 1, 2, 0.5, 4: below 2 are two, equal is one.
        assertThat(found.ranges().get(0)).isEqualTo(new Range("rate_hz", 0.5, 1.5, 4, 2, 62.5, Place.INSIDE));
        assertThat(found.ranges().get(1)).isEqualTo(new Range("fano_factor", 1, 2.5, 8, 9, 100, Place.ABOVE));
        // Spectra (2 rate, rate), the target's (1, 0.5).
        assertThat(found.ranges().get(2)).isEqualTo(new Range("eigenvalue_1", 1, 3, 8, 1, 12.5, Place.INSIDE));
        assertThat(found.ranges().get(3)).isEqualTo(new Range("eigenvalue_sum", 1.5, 4.5, 12, 1.5, 12.5, Place.INSIDE));
        assertThat(found.verdict())
                .startsWith(
                        "outside of what was simulated: fano_factor of 9.000 (rows up to 8.000); the nearest row misses ");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void judge_anyOrderAndParts_sameAsByBruteForce(int parts) {
        List<StoredRun> runs = randomRuns(300);
        List<StoredRun> shuffled = new ArrayList<>(runs);
        Collections.shuffle(shuffled, new Random(parts));
        Coverage whole = Coverage.around(TARGET, runs);
        List<Coverage> coverages = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            coverages.add(Coverage.around(TARGET, runs));
        }
        for (int i = 0; i < shuffled.size(); i++) {
            coverages.get(i % parts).add(shuffled.get(i));
        }
        runs.forEach(whole::add);

        Reachability found = Reachability.of(
                TARGET, coverages.stream().reduce(Coverage::merge).orElseThrow(), runs);

        Reachability expected = Reachability.of(TARGET, whole, runs);
        assertThat(found.ranges()).isEqualTo(expected.ranges());
        assertThat(found.nearest()).extracting(NearRun::trialId).isEqualTo(nearestByCost(runs));
        assertThat(found.inTargetSd()).isEqualTo(expected.inTargetSd());
        assertThat(found.inSpread()).isEqualTo(expected.inSpread());
        assertThat(found.compared()).isEqualTo(200);
        assertThat(found.inTargetSd().target()).isCloseTo(found.nearest().get(0).distance(), within(1e-12));
        assertThat(found.inTargetSd().median().getAsDouble()).isCloseTo(medianOfOwn(runs), within(1e-9));
    }

    @Test
    void of_rowsInAnyOrder_sameAnswer() {
        List<StoredRun> runs = randomRuns(300);
        List<StoredRun> shuffled = new ArrayList<>(runs);
        Collections.shuffle(shuffled, new Random(1));

        Reachability found = Reachability.of(TARGET, runs);

        Reachability again = Reachability.of(TARGET, shuffled);
        assertThat(again.verdict()).isEqualTo(found.verdict());
        assertThat(again.ranges()).isEqualTo(found.ranges());
        assertThat(again.inTargetSd()).isEqualTo(found.inTargetSd());
        assertThat(again.inSpread()).isEqualTo(found.inSpread());
        assertThat(found.rows()).isEqualTo(300);
        assertThat(found.nearest()).extracting(NearRun::trialId).isEqualTo(nearestByCost(runs));
    }

    private static List<String> nearestByCost(List<StoredRun> runs) {
        CostFunction cost = CostFunction.of(TARGET);
        return runs.stream()
                .map(run -> NearRun.of(run, cost.of(run.values())))
                .sorted(NearRun.ORDER)
                .limit(5)
                .map(NearRun::trialId)
                .toList();
    }

    /** With every compared row as the target of all rows of other parameters. */
    private static double medianOfOwn(List<StoredRun> runs) {
        double[] own = runs.subList(0, 200).stream()
                .mapToDouble(one -> {
                    double[] scalars = {
                        one.values().scalar(Statistic.RATE_HZ).getAsDouble(),
                        one.values().scalar(Statistic.FANO_FACTOR).getAsDouble()
                    };
                    CostFunction cost = CostFunction.of(target(scalars[0], scalars[1], 1e-4));
                    return runs.stream()
                            .filter(other -> !other.parametersId().equals(one.parametersId()))
                            .mapToDouble(
                                    other -> cost.of(other.values()).value().getAsDouble())
                            .map(Math::sqrt)
                            .min()
                            .getAsDouble();
                })
                .sorted()
                .toArray();
        return (own[99] + own[100]) / 2;
    }

    @Test
    void judge_targetAmongTheRows_isReachable() {
        assertThat(Reachability.of(target(0.5, 0.5, 1e-12), randomRuns(300)).verdict())
                .startsWith("inside in every statistic, and no farther from the simulated rows");
        assertThat(Reachability.of(target(0.5, 0.5, 1), randomRuns(300)).verdict())
                .startsWith("reached: a row has the cost ")
                .contains("; the nearest row misses");
    }

    @Test
    void judge_targetBesideALine_isReachableAloneButNotTogether() {
        List<StoredRun> line = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            line.add(run(i, i / 100.0, i / 100.0));
        }

        Reachability found = Reachability.of(target(0.2, 0.8, 1e-4), line);

        assertThat(found.verdict())
                .startsWith("each statistic alone is reachable, but not together: the nearest row misses")
                .contains("SD of the target");
        assertThat(found.inSpread().orElseThrow().percentile()).hasValue(100);
    }

    @Test
    void judge_repeatsOfOneParameterSet_areNoNeighbours() {
        List<StoredRun> repeats =
                List.of(new StoredRun("a", "s", "p", values(1, 1)), new StoredRun("b", "s", "p", values(1.1, 1.2)));
        List<StoredRun> two = List.of(repeats.get(0), repeats.get(1), new StoredRun("c", "s", "q", values(9, 9)));

        Reachability alone = Reachability.of(target(1.05, 1.1, 1e-9), repeats);
        Reachability withOther = Reachability.of(target(1.05, 1.1, 1e-9), two);

        assertThat(alone.inTargetSd().median()).isEmpty();
        assertThat(alone.verdict()).contains("too few parameter sets");
        assertThat(withOther.inTargetSd().median().getAsDouble())
                .as("distance to the row of other parameters")
                .isGreaterThan(1000);
    }

    @Test
    void judge_statisticThatIsTheSameInAllRows_isLeftOutOfTheSpread() {
        List<StoredRun> runs = List.of(run(1, 1, 2), run(2, 1, 3), run(3, 1, 4));
        List<StoredRun> same = List.of(run(1, 1, 2), run(2, 1, 2));

        assertThat(Reachability.of(target(1, 3, 1), runs)
                        .inSpread()
                        .orElseThrow()
                        .target())
                .isZero();
        assertThat(Reachability.of(target(1, 3, 1), same).inSpread()).isEmpty();
    }

    @Test
    void judge_targetOfMetricL1_sameAsL2() {
        List<StoredRun> runs = randomRuns(50);

        Reachability found = Reachability.of(TARGET.withMetric(Metric.L1), runs);

        assertThat(found.inTargetSd()).isEqualTo(Reachability.of(TARGET, runs).inTargetSd());
        assertThat(found.nearest().get(0).cost())
                .isEqualTo(Reachability.of(TARGET, runs).nearest().get(0).cost());
    }

    /** Two repeats of each parameter set. */
    private static List<StoredRun> randomRuns(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        List<StoredRun> runs = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            runs.add(new StoredRun(
                    String.format("%04d", i), "s", "p" + i / 2, values(random.nextDouble(), random.nextDouble())));
        }
        return runs;
    }

    private static StoredRun run(int number, double rateHz, double fanoFactor) {
        return new StoredRun("t" + number, "s", "p" + number, values(rateHz, fanoFactor));
    }

    private static StatisticValues values(double rateHz, double fanoFactor) {
        return StatisticValues.of(new double[] {rateHz, fanoFactor, NAN, NAN, NAN}, new double[] {2 * rateHz, rateHz});
    }

    /** Rate, Fano factor and a spectrum of (2 rate, rate) but for (1, 0.5) at 2 Hz; all with one variance. */
    private static TargetStatistics target(double rateHz, double fanoFactor, double variance) {
        Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
        Arrays.stream(Statistic.values()).forEach(s -> weights.put(s, 0.0));
        List.of(Statistic.RATE_HZ, Statistic.FANO_FACTOR, Statistic.EIGENSPECTRUM)
                .forEach(s -> weights.put(s, 1.0));
        List<Double> spectrum = rateHz == 2 ? List.of(1.0, 0.5) : List.of(2 * rateHz, rateHz);
        return new TargetStatistics(
                2,
                200,
                699,
                Metric.L2,
                weights,
                Map.of(
                        Statistic.RATE_HZ, new Scalar(rateHz, variance),
                        Statistic.FANO_FACTOR, new Scalar(fanoFactor, variance)),
                Optional.of(new Eigenspectrum(spectrum, variance)));
    }
}
