package io.github.sparksnops.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.search.UniformPlan;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in that has learned from evaluations which a simple function made, with noise of 3 % in the rate. */
class StandInTest {
    private static final int POINTS = 240;
    /** So many of them twice. */
    private static final int REPEATED = 80;

    private static final double RATE_NOISE = 0.03;
    private static final int PARAMETERS = 11;

    @TempDir
    private static Path folder;

    private static Path csv;
    private static Path cache;
    private static List<EvaluatedPoint> points;
    private static StandIn standIn;

    @BeforeAll
    static void learn() throws IOException {
        csv = folder.resolve("evaluations.csv.gz");
        cache = folder.resolve("stand-in");
        Random noise = new Random(3);
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(csv)), StandardCharsets.US_ASCII)) {
            out.write("names of columns\n");
            UniformPlan plan = new UniformPlan(PARAMETERS, 5);
            int written = 0;
            for (int i = 0; written < POINTS; i++) {
                double[] unit = plan.point(i);
                if (inside(unit) > 0) {
                    out.write(line(unit, noise));
                    out.write(written < REPEATED ? line(unit, noise) : "");
                    written++;
                }
            }
        }
        points = Evaluations.read(csv);
        standIn = StandIn.open(csv, cache);
    }

    /** Above 0 where networks are said to be feasible, half of the space. */
    private static double inside(double[] unit) {
        return unit[6] + unit[7] - 1;
    }

    private static double rate(double[] unit) {
        return Math.exp(1.5 + unit[9] - unit[5] + 0.3 * Math.sin(4 * unit[0]));
    }

    private static String line(double[] unit, Random noise) {
        double[] row = Arrays.copyOf(StandIn.SPACE.values(unit), PARAMETERS + StatisticScale.COUNT);
        row[PARAMETERS] = rate(unit) * Math.exp(RATE_NOISE * noise.nextGaussian());
        row[PARAMETERS + 1] = Math.exp(0.2 + 0.5 * unit[1] + 0.01 * noise.nextGaussian());
        row[PARAMETERS + 2] = 0.004 * unit[2] + 1e-4 * noise.nextGaussian();
        row[PARAMETERS + 3] = 0.1 + 0.2 * unit[3] + 0.005 * noise.nextGaussian();
        row[PARAMETERS + 4] = 3 + 4 * unit[4] + 0.2 * noise.nextGaussian();
        for (int k = 0; k < StatisticScale.EIGENVALUES; k++) {
            row[PARAMETERS + 5 + k] = (4 + 4 * unit[3]) * Math.pow(0.7, k) * Math.exp(0.03 * noise.nextGaussian());
        }
        return String.join(",", Arrays.stream(row).mapToObj(Double::toString).toList()) + "\n";
    }

    private static double rate(StatisticValues statistics) {
        return statistics.scalar(Statistic.RATE_HZ).orElseThrow();
    }

    @Test
    void read_repeatedRows_areOnePoint() {
        assertThat(points).hasSize(POINTS);
        assertThat(points.stream().filter(p -> p.runs().length == 2)).hasSize(REPEATED);
    }

    @Test
    void truth_atEvaluatedPoints_isNearWhatWasMeasured() {
        double[] errors = points.stream()
                .filter(p -> standIn.margin(p.values()) >= 0)
                .mapToDouble(p ->
                        Math.log(rate(standIn.truth(p.values()).orElseThrow()) / rate(StandIn.SPACE.unit(p.values()))))
                .map(Math::abs)
                .sorted()
                .toArray();

        assertThat(errors).hasSizeGreaterThan(POINTS / 2);
        assertThat(errors[errors.length / 2]).as("median").isLessThan(RATE_NOISE);
    }

    @Test
    void truth_atNewPoints_followsTheFunction() {
        double residual = 0;
        double total = 0;
        UniformPlan plan = new UniformPlan(PARAMETERS, 99);
        for (int i = 0; i < 400; i++) {
            double[] unit = plan.point(i);
            if (standIn.margin(StandIn.SPACE.values(unit)) >= 0) {
                double expected = Math.log(rate(unit));
                double found =
                        Math.log(rate(standIn.truth(StandIn.SPACE.values(unit)).orElseThrow()));
                residual += (found - expected) * (found - expected);
                total += (expected - 1.5) * (expected - 1.5);
            }
        }
        assertThat(residual).as("of %s", total).isBetween(1e-9, 0.1 * total);
    }

    @Test
    void margin_tellsTheRegionOfTheRows() {
        double[][] uniform = new UniformPlan(PARAMETERS, 7).points(0, 4000);

        assertThat(share(uniform, -1, 1)).isCloseTo(FeasibleRegion.FEASIBLE, within(0.03));
        assertThat(share(uniform, 0.3, 1)).as("well inside").isGreaterThan(0.8);
        assertThat(share(uniform, -1, -0.3)).as("well outside").isLessThan(0.1);
    }

    /** Of the points in a band, those in the stand-in's region. */
    private static double share(double[][] points, double from, double to) {
        double[][] band = Arrays.stream(points)
                .filter(unit -> inside(unit) >= from && inside(unit) <= to)
                .toArray(double[][]::new);
        long feasible = Arrays.stream(band)
                .filter(unit -> standIn.margin(StandIn.SPACE.values(unit)) >= 0)
                .count();
        return (double) feasible / band.length;
    }

    @Test
    void evaluate_manySeeds_deviateAsRepeatsDo() {
        double[] values = points.stream()
                .map(EvaluatedPoint::values)
                .filter(v -> standIn.margin(v) > 0)
                .findFirst()
                .orElseThrow();

        double[] logs = IntStream.range(0, 1000)
                .mapToDouble(
                        seed -> Math.log(rate(standIn.evaluate(values, seed).orElseThrow())))
                .toArray();

        double mean = Arrays.stream(logs).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        assertThat(deviation).isCloseTo(RATE_NOISE, within(0.3 * RATE_NOISE));
        assertThat(mean)
                .isCloseTo(
                        Math.log(rate(standIn.truth(values).orElseThrow())), within(4 * deviation / Math.sqrt(1000)));
        assertThat(rate(standIn.evaluate(values, 5).orElseThrow()))
                .isEqualTo(rate(standIn.evaluate(values, 5).orElseThrow()));
    }

    @Test
    void minimumNearRows_isNotAboveAnyRow() throws IOException {
        CostFunction cost = CostFunction.of(
                TargetReader.read(Path.of(System.getProperty("snops.root"), "conf", "targets", "demo-1.yaml")));
        MinimumSearch search = new MinimumSearch(standIn, cost);
        double[][] rows =
                points.stream().map(p -> StandIn.SPACE.unit(p.values())).toArray(double[][]::new);
        double[] costs = Arrays.stream(rows).mapToDouble(search::cost).toArray();

        double[] minimum = search.minimumNearRows(rows, costs);

        double leastRow =
                Arrays.stream(costs).filter(c -> !Double.isNaN(c)).min().orElseThrow();
        assertThat(search.cost(minimum)).isLessThan(leastRow);
        assertThat(Arrays.stream(rows).anyMatch(row -> IntStream.range(0, PARAMETERS)
                        .allMatch(i -> Math.abs(row[i] - minimum[i]) <= MinimumSearch.NEAR + 1e-9)))
                .as("within reach of a row")
                .isTrue();
    }

    @Test
    void open_cache_isTheSameStandIn() throws IOException {
        StandIn again = StandIn.open(csv, cache);

        for (EvaluatedPoint point : points.subList(0, 10)) {
            assertThat(again.margin(point.values())).isEqualTo(standIn.margin(point.values()));
            assertThat(again.truth(point.values()).map(StandInTest::rate))
                    .isEqualTo(standIn.truth(point.values()).map(StandInTest::rate));
        }
    }

    @Test
    void open_cacheOfSomethingElse_saysToRemoveIt() throws IOException {
        Path other = folder.resolve("other");
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(other))) {
            out.writeObject("no model");
        }

        assertThatThrownBy(() -> StandIn.open(csv, other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("remove it");
    }
}
