package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparksnops.driver.spark.SnopsSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreCommandTest {
    /** In the order of the statistics; the spectrum's last. */
    private static final double[] VARIANCES = {0.5, 0.02, 1e-3, 0.01, 2, 0.3};

    private static final double[] ONES = {1, 1, 1, 1, 1, 1};
    private static final double ROUNDING = 1e-12;

    @TempDir
    private static Path folder;

    private static Path study;
    private static Path target;
    private static List<JsonNode> completed;
    private static JsonNode chosen;

    @BeforeAll
    static void sweep() throws IOException {
        study = ScoredSweeps.sweep(folder, "run-a", ScoredSweeps.GRID + "seed: 1\n");
        ScoredSweeps.sweep(folder, "run-b", ScoredSweeps.GRID + "seed: 2\n");
        completed = ScoredSweeps.rows(study, "status = 'COMPLETED'");
        chosen = completed.get(completed.size() / 2);
        target = write("target.yaml", ScoredSweeps.target(chosen, VARIANCES));
    }

    private static Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private static Snops score(Object... words) {
        List<Object> command = new ArrayList<>(List.of("score"));
        command.addAll(List.of(words));
        command.addAll(List.of("--master", "local[2]"));
        return Snops.run(command.toArray());
    }

    private static List<String> texts(List<JsonNode> rows, String column) {
        return rows.stream().map(row -> row.get(column).asText()).toList();
    }

    @Test
    void score_targetMadeOfARow_thatRowIsFirstAndCostsNothing() throws IOException {
        int infeasible = ScoredSweeps.TRIALS - completed.size();

        Snops table = score(study, target);
        JsonNode first =
                ScoredSweeps.json(score(study, target, "--format", "json")).get(0);

        assertThat(infeasible).isPositive();
        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.err())
                .isEqualTo("snops: %d of %d rows have a cost; %d infeasible, 0 failed%n"
                        .formatted(completed.size(), ScoredSweeps.TRIALS, infeasible));
        List<String> lines = table.out().lines().toList();
        assertThat(lines.get(0))
                .startsWith("all rows: tau_decay_i ")
                .contains("j_ex 60")
                .doesNotContain("j_ee");
        assertThat(lines.get(1).split(" +")).contains("rank", "cost", "z_rate_hz", "z_eigenspectrum", "j_ee", "seed");
        assertThat(lines.get(2))
                .contains(
                        " 1  ",
                        chosen.get("trial_id").asText(),
                        chosen.get("seed").asText());
        assertThat(lines).hasSize(2 + completed.size());
        assertThat(first.get("cost").doubleValue()).isZero();
        assertThat(first.get("log_cost").isNull()).isTrue();
        assertThat(first.get("trial_id")).isEqualTo(chosen.get("trial_id"));
    }

    static Stream<Arguments> costs() {
        return Stream.of(
                Arguments.of("", "", ONES, true),
                Arguments.of("", "--metric L1", ONES, false),
                Arguments.of("metric: L1\n", "", ONES, false),
                Arguments.of("metric: L1\n", "--metric L2", ONES, true),
                Arguments.of(
                        "weights: {rate_hz: 2.5, eigenspectrum: 0.1}\n", "", new double[] {2.5, 1, 1, 1, 1, 0.1}, true),
                Arguments.of("", "--statistics rate_hz,fano_factor", new double[] {1, 1, 0, 0, 0, 0}, true),
                Arguments.of("", "--statistics count_correlation", new double[] {0, 0, 1, 0, 0, 0}, true),
                Arguments.of(
                        "weights: {shared_variance: 3}\n",
                        "--statistics shared_variance,shared_dimensionality,eigenspectrum --metric L1",
                        new double[] {0, 0, 0, 3, 1, 1},
                        false));
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @MethodSource("costs")
    void score_weightsMetricAndSubGroups_costsAreThoseByHand(
            String yaml, String options, double[] weights, boolean squared) throws IOException {
        Path file = write("costs.yaml", yaml + ScoredSweeps.target(chosen, VARIANCES));
        List<Object> words = new ArrayList<>(List.of(study, file, "--format", "json"));
        Stream.of(options.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);

        List<JsonNode> rows = ScoredSweeps.json(score(words.toArray()));

        Map<String, Double> expected = new TreeMap<>();
        completed.forEach(row -> expected.put(
                row.get("trial_id").asText(), ScoredSweeps.cost(row, chosen, VARIANCES, weights, squared)));
        assertThat(texts(rows, "trial_id")).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(rows).extracting(row -> row.get("cost").doubleValue()).isSorted();
        for (int i = 0; i < rows.size(); i++) {
            double cost = rows.get(i).get("cost").doubleValue();
            assertThat(cost)
                    .isCloseTo(expected.get(rows.get(i).get("trial_id").asText()), within(ROUNDING * (1 + cost)));
            assertThat(rows.get(i).get("rank").intValue()).isEqualTo(i + 1);
            if (cost > 0) {
                assertThat(rows.get(i).get("log_cost").doubleValue()).isCloseTo(Math.log(cost), within(ROUNDING));
            }
        }
    }

    @Test
    void score_csvAndParquet_areTheRowsOfJson() throws IOException {
        List<JsonNode> rows = ScoredSweeps.json(score(study, target, "--format", "json"));
        Path parquet = folder.resolve("ranked.parquet");
        Path csv = write("ranked.csv", "an older file");

        Snops toParquet = score(study, target, "--format", "parquet", "--out", parquet);
        Snops toCsv = score(study, target, "--format", "csv", "--out", csv);

        assertThat(toParquet.exitCode()).as(toParquet.err()).isZero();
        assertThat(toParquet.out()).isEmpty();
        assertThat(toParquet.err()).endsWith("snops: wrote " + rows.size() + " rows to " + parquet + "\n");
        List<String> names = new ArrayList<>();
        rows.get(0).fieldNames().forEachRemaining(names::add);
        SparkSession spark = SnopsSession.open(
                "test",
                Map.of("spark.master", "local[1]", "spark.driver.host", "127.0.0.1"),
                SnopsSession.Purpose.QUERY);
        try {
            List<Row> read = spark.read().parquet(parquet.toString()).collectAsList();
            assertThat(read.get(0).schema().fieldNames()).containsExactly(names.toArray(String[]::new));
            assertThat(read).extracting(row -> row.mkString(" ")).isEqualTo(joined(rows, names, " ", "null"));
        } finally {
            spark.stop();
        }
        List<String> lines = Files.readAllLines(csv);
        assertThat(toCsv.exitCode()).as(toCsv.err()).isZero();
        assertThat(lines.get(0)).isEqualTo(String.join(",", names));
        assertThat(lines.subList(1, lines.size())).isEqualTo(joined(rows, names, ",", ""));
        assertThat(score(study, target, "--format", "csv").out().lines()).isEqualTo(lines);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private static List<String> joined(List<JsonNode> rows, List<String> names, String separator, String missing) {
        return rows.stream()
                .map(row -> names.stream()
                        .map(row::get)
                        .map(value -> value.isNull() ? missing : value.asText())
                        .reduce((a, b) -> a + separator + b)
                        .orElseThrow())
                .toList();
    }

    @Test
    void score_directoriesAndPattern_rankedTogetherAndEveryRowOnce() throws IOException {
        Path both = folder.resolve("run-b");

        List<JsonNode> named = ScoredSweeps.json(score(study, both, target, "--format", "json"));
        List<JsonNode> matched = ScoredSweeps.json(score(folder + "/run-?", study, target, "--format", "json"));
        Snops table = score(folder + "/run-*", target);

        assertThat(texts(named, "study")).contains("run-a", "run-b");
        assertThat(matched).isEqualTo(named);
        assertThat(texts(named, "trial_id")).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        assertThat(named).extracting(row -> row.get("cost").doubleValue()).isSorted();
        assertThat(table.err()).startsWith("snops: " + named.size() + " of " + 2 * ScoredSweeps.TRIALS + " rows have");
        assertThat(table.out().lines().skip(2)).as("the best 20").hasSize(20);
    }

    @Test
    void score_limit_isTheBestRows() throws IOException {
        List<JsonNode> all = ScoredSweeps.json(score(study, target, "--format", "json"));

        List<JsonNode> best = ScoredSweeps.json(score(study, target, "--limit", "3", "--format", "json"));

        assertThat(best).isEqualTo(all.subList(0, 3));
    }

    @Test
    void score_byParameters_meansOverTheRepeatsAndTheirErrors() throws IOException {
        Map<String, List<Double>> costs = new TreeMap<>();
        ScoredSweeps.json(score(study, target, "--format", "json"))
                .forEach(row -> costs.computeIfAbsent(row.get("j_ee").asText(), key -> new ArrayList<>())
                        .add(row.get("cost").doubleValue()));

        List<JsonNode> sets = ScoredSweeps.json(score(study, target, "--by-parameters", "--format", "json"));

        assertThat(texts(sets, "j_ee")).containsExactlyInAnyOrderElementsOf(costs.keySet());
        assertThat(sets).extracting(set -> set.get("mean_cost").doubleValue()).isSorted();
        for (JsonNode set : sets) {
            List<Double> two = costs.get(set.get("j_ee").asText());
            double mean = (two.get(0) + two.get(1)) / 2;
            assertThat(set.get("mean_cost").doubleValue()).isCloseTo(mean, within(ROUNDING * mean));
            assertThat(set.get("least_cost").doubleValue()).isEqualTo(Math.min(two.get(0), two.get(1)));
            assertThat(set.get("cost_se").doubleValue())
                    .isCloseTo(Math.abs(two.get(0) - two.get(1)) / 2, within(ROUNDING * mean));
            assertThat(set.get("repeats").intValue()).isEqualTo(2);
        }
    }

    @Test
    void score_runningStudy_rowsOfFinishedWavesAlone() throws IOException {
        Path running = folder.resolve("running/study");
        copy(study, running);
        List<Path> manifests = list(running.resolve("rounds"));
        Path last = manifests.get(manifests.size() - 1);
        Files.move(last, last.resolveSibling(last.getFileName() + ".tmp"));
        Path written = list(running.resolve("trials")).get(manifests.size() - 1);
        Files.writeString(written.resolve("half.parquet"), "PAR1 and no more");
        List<String> finished = texts(ScoredSweeps.rows(running, "status = 'COMPLETED'"), "trial_id");

        List<JsonNode> rows = ScoredSweeps.json(score(running, target, "--format", "json"));

        assertThat(manifests).hasSizeGreaterThan(1);
        assertThat(finished).hasSizeBetween(1, completed.size() - 1);
        assertThat(texts(rows, "trial_id")).containsExactlyInAnyOrderElementsOf(finished);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path copy = to.resolve(from.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
    }

    @Test
    void score_rowsWithoutFactorAnalysis_haveNoCostButForOtherStatistics() throws IOException {
        Path plain = ScoredSweeps.sweep(
                folder,
                "plain",
                ScoredSweeps.GRID.replace("samplings: 3", "samplings: 3, factor_analysis: {method: none}"));
        int rows = ScoredSweeps.rows(plain, "status = 'COMPLETED'").size();

        Snops all = score(plain, target);
        Snops some = score(plain, target, "--statistics", "rate_hz,fano_factor", "--format", "json");
        Snops both = score(plain, study, target, "--limit", "1");

        assertThat(all.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
        assertThat(all.out()).isEmpty();
        assertThat(all.err())
                .startsWith("snops: 0 of 28 rows have a cost; ")
                .contains(rows + " completed without shared_variance and shared_dimensionality and eigenspectrum")
                .endsWith("snops: there is nothing to rank\n");
        assertThat(ScoredSweeps.json(some)).hasSize(rows).allSatisfy(row -> {
            assertThat(row.get("cost").isNumber()).isTrue();
            assertThat(row.get("z_shared_variance").isNull()).isTrue();
        });
        assertThat(both.err()).startsWith("snops: " + completed.size() + " of 56 rows have a cost; ");
    }

    @Test
    void score_targetOfOtherWindowsAndNeurons_oneMessageForEach() throws IOException {
        Path other = write(
                "other.yaml",
                ScoredSweeps.target(chosen, VARIANCES)
                        .replace("count_window_ms: 200", "count_window_ms: 100")
                        .replace("n_neuron: 10", "n_neuron: 9")
                        .replaceAll(",[^,]*\\], variance: 0.3", "], variance: 0.3"));
        Path longer = write(
                "longer.yaml",
                ScoredSweeps.target(chosen, VARIANCES).replace("count_windows: 8", "count_windows: 699"));

        Snops refused = score(study, other);
        Snops warned = score(study, longer, "--limit", "1");

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(refused.out()).isEmpty();
        List<String> messages = refused.err().lines().toList();
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0))
                .contains("run-a/study.yaml window.count_window_ms", "in 200.0 ms", "in 100.0 ms", "Take a target");
        assertThat(messages.get(1)).contains("statistics.neurons", "of 10 neurons", "on 9 (n_neuron)", "Take a target");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.err().lines().toList().get(0))
                .startsWith("snops: warning: ")
                .contains("8 count windows", "on 699", "factor analysis");
    }
}
