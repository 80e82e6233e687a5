package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.sql.ShippedQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of {@code conf/queries} over a real sweep and a real fit, in Spark and in DuckDB, against plain Java. */
class ShippedQueriesTest {
    private static final double[] VARIANCES = {0.5, 0.02, 1e-3, 0.01, 2, 0.3};
    private static final double[] WEIGHTS = {1, 1, 1, 1, 1, 1};
    private static final List<String> TERMS = List.of(
            "rate_hz", "fano_factor", "count_correlation", "shared_variance", "shared_dimensionality", "eigenspectrum");

    @TempDir
    private static Path folder;

    private static Path sweepDirectory;
    private static Path targetFile;
    private static JsonNode targetRow;
    private static List<JsonNode> completed;
    private static List<JsonNode> bestByCommand;
    private static SparkSession spark;
    private static QueriedStudy sweep;
    private static QueriedStudy fit;
    private static List<Map<String, Object>> trials;

    @BeforeAll
    static void simulate() throws Exception {
        sweepDirectory = ScoredSweeps.sweep(folder, "run", ScoredSweeps.GRID + "seed: 1\n");
        completed = ScoredSweeps.rows(sweepDirectory, "status = 'COMPLETED'");
        targetRow = completed.get(0);
        targetFile = Files.writeString(folder.resolve("new.yaml"), ScoredSweeps.target(targetRow, VARIANCES));
        // Before Spark is opened below: a command stops the session of its JVM.
        bestByCommand = ScoredSweeps.json(
                Snops.run("sql", sweepDirectory, "--query", "best", "--target", targetFile, "--format", "json"));
        Path fitDirectory = folder.resolve("fit");
        Snops snops = Snops.run("fit", SmallFit.write(folder, 5), "--out", fitDirectory, "--local");
        assertThat(snops.exitCode()).as(snops.err()).isZero();

        spark = SnopsSession.open(
                "queries",
                Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "2"),
                SnopsSession.Purpose.QUERY);
        sweep = new QueriedStudy(spark, sweepDirectory, Optional.of(TargetReader.read(targetFile)));
        fit = new QueriedStudy(spark, fitDirectory, Optional.empty());
        trials = sweep.spark("SELECT * FROM trials ORDER BY trial_id");
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    private static List<String> names() {
        return ShippedQuery.NAMES;
    }

    @Test
    void views_files_duckDbReadsEveryColumnAsSparkDoes() throws Exception {
        String all = "SELECT * FROM trials ORDER BY trial_id";

        assertThat(QueriedStudy.duckDb(Files.readString(sweepDirectory.resolve("views.duckdb.sql")), all))
                .isEqualTo(trials)
                .hasSize(ScoredSweeps.TRIALS);
        List<Map<String, Object>> ofFit = fit.spark(all);
        assertThat(QueriedStudy.duckDb(Files.readString(folder.resolve("fit/views.duckdb.sql")), all))
                .isEqualTo(ofFit);
        assertThat(ofFit).anySatisfy(row -> assertThat(row.get("cost_terms")).isInstanceOf(List.class));
        assertThat(trials).anySatisfy(row -> assertThat((List<?>) row.get("eigenspectrum"))
                .hasSize(10));
        QueryRows.assertSame(
                sweep.duckDb("SELECT * FROM scores ORDER BY trial_id"),
                sweep.spark("SELECT * FROM scores ORDER BY trial_id"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void query_sweepAndFit_duckDbAnswersAsSparkDoes(String name) throws Exception {
        List<Map<String, Object>> ofSweep = sweep.shipped(name);

        assertThat(ofSweep).isNotEmpty();
        QueryRows.assertSame(sweep.shippedInDuckDb(name), ofSweep);
        QueryRows.assertSame(fit.shippedInDuckDb(name), fit.shipped(name));
    }

    @Test
    void best_sweep_meanCostsByTheFormulaInOrder() throws Exception {
        Map<String, List<JsonNode>> sets = completedSets();

        List<Map<String, Object>> best = sweep.shipped("best");

        assertThat(best).hasSize(sets.size()).isSortedAccordingTo(Comparator.comparing(row ->
                (Double) row.get("cost")));
        for (Map<String, Object> row : best) {
            List<JsonNode> runs = sets.get(row.get("parameters_id"));
            assertThat((Double) row.get("cost")).isCloseTo(mean(runs, ShippedQueriesTest::cost), within(1e-9));
            assertThat(row).containsEntry("repeats", (long) runs.size());
            assertThat(row).containsEntry("j_ee", runs.get(0).get("j_ee").doubleValue());
            assertThat((Double) row.get("z_fano_factor"))
                    .isCloseTo(mean(runs, ShippedQueriesTest::zOfFano), within(1e-9));
        }
    }

    @Test
    void pareto_sweep_exactlyTheSetsThatNoneIsBetterThanInAll() throws Exception {
        List<Map<String, Object>> all = sweep.spark(TERMS.stream()
                .map(term -> "avg(cost_terms." + term + ") AS " + term)
                .collect(Collectors.joining(
                        ", ", "SELECT parameters_id, ", " FROM scores WHERE cost IS NOT NULL GROUP BY parameters_id")));
        List<Object> front = all.stream()
                .filter(p -> all.stream().noneMatch(q -> dominates(q, p)))
                .map(row -> row.get("parameters_id"))
                .toList();

        List<Map<String, Object>> found = sweep.shipped("pareto");

        assertThat(found).extracting(row -> row.get("parameters_id")).containsExactlyInAnyOrderElementsOf(front);
        assertThat(front).hasSizeBetween(1, all.size() - 1);
    }

    private static boolean dominates(Map<String, Object> one, Map<String, Object> other) {
        boolean better = false;
        for (String term : TERMS) {
            double difference = (Double) one.get(term) - (Double) other.get(term);
            if (difference > 1e-6) {
                return false;
            }
            better |= difference < -1e-6;
        }
        return better;
    }

    @Test
    void feasibility_sweepWithSilentNetworks_sharesAndRules() throws Exception {
        Map<Object, Map<String, Object>> byInput = sweep.shipped("feasibility").stream()
                .filter(row -> row.get("parameter").equals("j_ex"))
                .collect(Collectors.toMap(row -> row.get("value_from"), row -> row));

        assertThat(byInput.keySet()).containsExactlyInAnyOrder(0.0, 60.0);
        Map<Object, Long> rules = trials.stream()
                .filter(t -> t.get("j_ex").equals(0.0))
                .collect(Collectors.groupingBy(t -> t.get("reason"), Collectors.counting()));
        assertThat(byInput.get(0.0)).containsEntry("trials", 14L).containsEntry("feasible", 0.0);
        assertThat(rules.get(byInput.get(0.0).get("mostly_stopped_by")))
                .isEqualTo(rules.values().stream().max(Long::compare).orElseThrow());
        long completedTrials =
                trials.stream().filter(t -> t.get("status").equals("COMPLETED")).count();
        assertThat(byInput.get(60.0))
                .containsEntry("completed", completedTrials)
                .containsEntry("trials", 14L);
        assertThat(sweep.shipped("feasibility"))
                .filteredOn(row -> row.get("parameter").equals("j_ee"))
                .hasSize(7)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("trials", 4L).containsEntry("value_to", row.get("value_from")));
    }

    @Test
    void feasibility_fit_countsEveryProposalOnce() throws Exception {
        long proposals = (Long) fit.spark("SELECT count(DISTINCT parameters_id, repeat) AS n FROM trials")
                .get(0)
                .get("n");

        Map<Object, Long> trialsOf = fit.shipped("feasibility").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("parameter"), Collectors.summingLong(row -> (Long) row.get("trials"))));

        assertThat(trialsOf).containsOnlyKeys("j_ee", "j_ex").containsValue(proposals);
        assertThat(trialsOf.get("j_ee")).isEqualTo(trialsOf.get("j_ex"));
    }

    @Test
    void effects_sweep_meansOverAllElse() throws Exception {
        List<Map<String, Object>> effects = sweep.shipped("effects");

        assertThat(effects)
                .filteredOn(row -> row.get("parameter").equals("j_ee"))
                .isNotEmpty();
        for (Map<String, Object> row : effects) {
            List<Double> rates = trials.stream()
                    .filter(t -> t.get("status").equals("COMPLETED")
                            && t.get((String) row.get("parameter")).equals(row.get("value_from")))
                    .map(t -> (Double) t.get("rate_hz"))
                    .toList();
            assertThat(row).containsEntry("trials", (long) rates.size());
            assertThat((Double) row.get("rate_hz")).isCloseTo(mean(rates, r -> r), within(1e-9));
            if (rates.size() > 1) {
                assertThat((Double) row.get("rate_hz_se"))
                        .isCloseTo(Math.sqrt(variance(rates) / rates.size()), within(1e-9));
            }
        }
    }

    @Test
    void noise_sweep_varianceWithinAndBetweenParameterSets() throws Exception {
        List<List<Double>> groups = completedSets().values().stream()
                .filter(runs -> runs.size() == 2)
                .map(runs ->
                        runs.stream().map(r -> r.get("rate_hz").doubleValue()).toList())
                .toList();
        double within = mean(groups, ShippedQueriesTest::variance);
        double between = variance(groups.stream().map(g -> mean(g, v -> v)).toList()) - within / 2;

        Map<String, Object> rate = sweep.shipped("noise").stream()
                .filter(row -> row.get("statistic").equals("rate_hz"))
                .findFirst()
                .orElseThrow();

        assertThat(groups).hasSizeGreaterThan(3);
        assertThat(rate).containsEntry("parameter_sets", (long) groups.size());
        assertThat((Double) rate.get("noise_sd")).isCloseTo(Math.sqrt(within), within(1e-9));
        assertThat((Double) rate.get("parameter_sd")).isCloseTo(Math.sqrt(between), within(1e-9));
        assertThat((Double) rate.get("noise_share")).isCloseTo(within / (within + between), within(1e-9));
    }

    @Test
    void throughput_sweep_rowsOfTheDayAndTimeAtWork() throws Exception {
        double milliseconds = trials.stream()
                .flatMap(t -> Stream.of(t.get("build_ms"), t.get("simulate_ms"), t.get("statistics_ms")))
                .mapToDouble(ms -> ms == null ? 0 : (Double) ms)
                .sum();

        List<Map<String, Object>> days = sweep.shipped("throughput");

        assertThat(days).extracting(row -> row.get("day")).doesNotHaveDuplicates();
        assertThat(days.stream().mapToLong(row -> (Long) row.get("trials")).sum())
                .isEqualTo(ScoredSweeps.TRIALS);
        assertThat(days.get(0))
                .containsEntry("device", trials.get(0).get("device"))
                .containsEntry(
                        "day",
                        LocalDate.ofEpochDay((long) ((Double) trials.get(0).get("finished_ms") / 86_400_000))
                                .toString());
        if (days.size() == 1 && days.get(0).get("busy") != null) { // else midnight has passed, or all within a second
            double seconds = (Double) days.get(0).get("hours") * 3600;
            assertThat((Double) days.get(0).get("busy") * seconds * 1000).isCloseTo(milliseconds, within(1e-6));
        }
    }

    @Test
    void newTarget_fitAgainstItsOwn_sameCostsAndRanks() throws Exception {
        List<Map<String, Object>> ranked = fit.shipped("new-target");

        assertThat(ranked).hasSizeGreaterThan(3);
        for (int i = 0; i < ranked.size(); i++) {
            assertThat(ranked.get(i)).containsEntry("cost_rank", i + 1L).containsEntry("fitted_rank", i + 1L);
            assertThat((Double) ranked.get(i).get("cost"))
                    .isCloseTo((Double) ranked.get(i).get("fitted_cost"), within(1e-12));
            assertThat((String) ranked.get(i).get("misses_most")).isIn(TERMS);
        }
    }

    @Test
    void command_query_isTheSameAnswer() throws Exception {
        assertThat(bestByCommand)
                .extracting(row -> row.get("parameters_id").asText())
                .isEqualTo(sweep.shipped("best").stream()
                        .map(row -> row.get("parameters_id"))
                        .toList());
    }

    private static Map<String, List<JsonNode>> completedSets() {
        return completed.stream()
                .collect(Collectors.groupingBy(row -> row.get("parameters_id").asText()));
    }

    private static double cost(JsonNode row) {
        return ScoredSweeps.cost(row, targetRow, VARIANCES, WEIGHTS, true);
    }

    private static double zOfFano(JsonNode row) {
        return (row.get("fano_factor").doubleValue()
                        - targetRow.get("fano_factor").doubleValue())
                / Math.sqrt(VARIANCES[1]);
    }

    private static <T> double mean(List<T> values, java.util.function.ToDoubleFunction<T> number) {
        return values.stream().mapToDouble(number).average().orElseThrow();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values, v -> v);
        List<Double> squares = new ArrayList<>();
        values.forEach(v -> squares.add((v - mean) * (v - mean)));
        return squares.stream().mapToDouble(v -> v).sum() / (values.size() - 1);
    }
}
