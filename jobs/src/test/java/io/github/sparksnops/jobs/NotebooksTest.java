package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notebooks as they stand in the repository: without output, and every statement of SQL in their cells fits tables that this version
 * writes. That they run is checked by {@code .ci/run}, with Jupyter.
 */
class NotebooksTest {
    private static final Path NOTEBOOKS = Snops.ROOT.resolve("notebooks");
    private static final Pattern SQL =
            Pattern.compile("spark\\.sql\\((?:\"\"\"(.*?)\"\"\"|\"([^\"]*)\")\\)", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path sweep;
    private static Path fit;
    private static SparkSession spark;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void results() throws IOException {
        sweep = ScoredSweeps.sweep(folder, "sweep", ScoredSweeps.GRID + "seed: 1\n");
        Path config = SmallFit.write(folder, 20);
        String spatial = Files.readString(config)
                .replace("random-balanced", "spatial-balanced")
                .replace("sizes: {e: 80, i: 20, x: 80}", "sizes: {e: 100, i: 25, x: 100}");
        Files.writeString(config, spatial);
        fit = folder.resolve("fit");
        assertDone(Snops.run("fit", config, "--out", fit, "--master", "local[2]"));
        Path network = Files.writeString(folder.resolve("network.yaml"), SmallNetwork.SBN);
        Path spikes = folder.resolve("spikes.parquet");
        Snops trial = assertDone(Snops.run("simulate", network, "--record-spikes", spikes, "--json"));
        Files.writeString(folder.resolve("trial.json"), trial.out());
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    private static Snops assertDone(Snops snops) {
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        return snops;
    }

    @Test
    void notebooks_areTheThree() throws IOException {
        assertThat(notebooks())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("01_one_network.ipynb", "02_sweep_sql.ipynb", "03_fit.ipynb");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void notebook_inGit_hasNoOutput(Path notebook) throws IOException {
        JsonNode content = JSON.readTree(notebook.toFile());

        assertThat(content.at("/metadata/kernelspec/name").textValue()).isEqualTo("snops-java");
        assertThat(content.get("cells").size()).isGreaterThan(5);
        assertThat(content.findValuesAsText("id")).doesNotHaveDuplicates();
        for (JsonNode cell : content.get("cells")) {
            String id = notebook.getFileName() + " " + cell.get("id");
            assertThat(cell.get("metadata")).as(id).isEmpty();
            if (cell.get("cell_type").textValue().equals("code")) {
                assertThat(cell.get("outputs")).as(id).isEmpty();
                assertThat(cell.get("execution_count").isNull()).as(id).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void statements_fitTheTables(Path notebook) throws IOException {
        defineTables(notebook);
        List<String> statements = statements(notebook);

        assertThat(statements).hasSizeGreaterThanOrEqualTo(8);
        for (String statement : statements) {
            // Names and types are resolved here; a column that does not exist is an AnalysisException that names it.
            assertThat(spark.sql(statement.replace("CACHE TABLE", "CREATE OR REPLACE TEMPORARY VIEW"))
                            .columns())
                    .isNotNull();
        }
    }

    /** What the cells define by Java, from small results. */
    private static void defineTables(Path notebook) throws IOException {
        spark.read().parquet(folder.resolve("spikes.parquet").toString()).createOrReplaceTempView("spikes");
        spark.read().json(folder.resolve("trial.json").toString()).createOrReplaceTempView("trial");
        for (String table : List.of("leaders", "ranges")) {
            String file = fit.resolve(table + ".csv").toString();
            spark.read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(file)
                    .createOrReplaceTempView(table);
        }
        spark.sql("SELECT 'rate_hz' AS statistic, 1.0D AS target, 1.0D AS sd").createOrReplaceTempView("target");
        Path study = notebook.endsWith("03_fit.ipynb") ? fit : sweep;
        spark.read().parquet(study.resolve("trials").toString()).createOrReplaceTempView("trials");
    }

    private static List<String> statements(Path notebook) throws IOException {
        List<String> statements = new ArrayList<>();
        for (JsonNode cell : JSON.readTree(notebook.toFile()).get("cells")) {
            StringBuilder source = new StringBuilder();
            cell.get("source").forEach(line -> source.append(line.textValue()));
            Matcher sql = SQL.matcher(cell.get("cell_type").textValue().equals("code") ? source : "");
            while (sql.find()) {
                statements.add(sql.group(1) != null ? sql.group(1) : sql.group(2));
            }
        }
        return statements;
    }
}
