package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.table.TrialColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a sweep on Spark to a question in SQL, and from a row back to the network. */
class SweepRowTest {
    private static Path config;
    private static Path out;

    @BeforeAll
    static void sweep(@TempDir Path folder) throws IOException {
        config = SmallNetwork.write(folder, SmallNetwork.SBN + "sweep: {j_ee: [5, 20, 20.7]}\nrepeats: 2\n");
        out = folder.resolve("out");

        Snops snops = Snops.run("sweep", config, "--out", out, "--master", "local[2]");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
    }

    @Test
    void simulate_seedAndParametersOfARow_givesTheRow() throws IOException {
        JsonNode row =
                sql("SELECT * FROM trials WHERE j_ee = 20.7 AND repeat = 1").get(0);

        Snops simulated = Snops.run(
                "simulate",
                config,
                "--set",
                "sweep=",
                "--set",
                "parameters.j_ee=20.7",
                "--seed",
                row.get("seed").asText(),
                "--simulator",
                "cpu-scalar",
                "--json");

        JsonNode again = new ObjectMapper().readTree(simulated.out());
        assertThat(row.get("status").asText()).isEqualTo("COMPLETED");
        for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!TrialColumns.CIRCUMSTANCES.contains(name) && !name.equals("repeat")) {
                assertThat(again.get(name)).as(name).isEqualTo(row.get(name));
            }
        }
    }

    @Test
    void sql_aggregate_answersOverAllRows() throws IOException {
        JsonNode answer =
                sql("SELECT count(*) AS n, count(DISTINCT seed) AS seeds, min(rate_hz) > 0 AS fires FROM trials")
                        .get(0);

        assertThat(answer.get("n").asInt()).isEqualTo(6);
        assertThat(answer.get("seeds").asInt()).isEqualTo(6);
        assertThat(answer.get("fires").asBoolean()).isTrue();
    }

    @Test
    void sql_brokenQuery_isOneMessage() {
        Snops unknown = Snops.run("sql", out, "SELECT rate FROM trials");
        Snops broken = Snops.run("sql", out, "SELEC 1");

        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(unknown.err()).contains("rate").doesNotContain("\tat ");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(broken.err()).contains("SELEC").doesNotContain("\tat ");
    }

    @Test
    void sql_queryThatFailsOnTheData_isOneMessageWithoutStackTraces() {
        StringWriter logged = new StringWriter();
        LoggerContext logs = (LoggerContext) LogManager.getContext(false);
        Appender appender =
                WriterAppender.createAppender(PatternLayout.createDefaultLayout(), null, logged, "test", false, true);
        appender.start();
        logs.getConfiguration().getRootLogger().addAppender(appender, Level.WARN, null);
        logs.updateLoggers();
        Snops snops;
        try {
            snops = Snops.run("sql", out, "SELECT CAST(status AS INT) FROM trials");
        } finally {
            logs.getConfiguration().getRootLogger().removeAppender("test");
            logs.updateLoggers();
        }

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines()).singleElement().asString().contains("QUERY", "COMPLETED");
        assertThat(snops.out()).isEmpty();
        assertThat(logged.toString()).isEmpty();
    }

    @Test
    void sql_statementThatWrites_isRefusedAndNothingIsWritten() {
        Snops snops = Snops.run("sql", out, "CREATE TABLE foo AS SELECT * FROM trials");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines()).singleElement().asString().contains("QUERY", "does not ask");
        assertThat(Path.of("spark-warehouse")).doesNotExist();
    }

    @Test
    void sql_questionsOtherThanSelect_areAnswered() {
        for (String query : List.of("DESCRIBE trials", "SHOW COLUMNS IN trials", "EXPLAIN SELECT * FROM trials")) {
            Snops snops = Snops.run("sql", out, query);

            assertThat(snops.exitCode()).as(query + snops.err()).isZero();
            assertThat(snops.out()).contains("rate_hz");
        }
        assertThat(Path.of("spark-warehouse")).doesNotExist();
    }

    @Test
    void sql_jsonWithTwoColumnsOfOneName_isRefused() {
        Snops snops = Snops.run("sql", out, "SELECT j_ee, j_ei AS j_ee FROM trials", "--format", "json");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err()).contains("two columns are named j_ee", "AS").doesNotContain("\tat ");
        assertThat(snops.out()).isEmpty();
    }

    @Test
    void sweep_directoryWithAStudy_isRefusedAndKept() throws IOException {
        byte[] before = Files.readAllBytes(out.resolve("study.yaml"));

        Snops again = Snops.run("sweep", config, "--out", out);

        assertThat(again.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(again.err()).contains("--resume");
        assertThat(Files.readAllBytes(out.resolve("study.yaml"))).isEqualTo(before);
    }

    private JsonNode sql(String query) throws IOException {
        Snops snops = Snops.run("sql", out, query, "--format", "json");
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        return new ObjectMapper().readTree(snops.out());
    }
}
