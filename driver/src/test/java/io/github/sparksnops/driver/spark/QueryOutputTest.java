package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryOutputTest {
    private static final String QUERY = "SELECT * FROM VALUES"
            + " (1, 2.5D, 'a \"b\", c', array(1D, 2D), named_struct('x', 1D, 'y', CAST(NULL AS DOUBLE))),"
            + " (22, CAST(NULL AS DOUBLE), CAST(NULL AS STRING), NULL, NULL) AS t(n, v, s, a, st) ORDER BY n";

    private static SparkSession spark;

    @BeforeAll
    static void startSpark() {
        spark = TestSpark.open(SnopsSession.Purpose.QUERY);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void text_moreRowsThanAPiece_staysInOrder() {
        String query = "SELECT id AS n FROM range(0, 25000, 1, 3) ORDER BY id";
        List<String> numbers =
                IntStream.range(0, 25_000).mapToObj(Integer::toString).toList();

        assertThat(write(QueryOutput.CSV, query).lines().skip(1)).containsExactlyElementsOf(numbers);
        assertThat(write(QueryOutput.JSON, query).lines().filter(line -> line.startsWith("{")))
                .extracting(line -> line.replaceAll("\\D", ""))
                .containsExactlyElementsOf(numbers);
    }

    @Test
    void table_rows_columnsUnderEachOther() {
        assertThat(write(QueryOutput.TABLE, QUERY).lines())
                .containsExactly(
                        " n     v  s         a          st",
                        " 1   2.5  a \"b\", c  [1.0,2.0]  {\"x\":1.0,\"y\":null}",
                        "22  null  null      null       null");
    }

    @Test
    void csv_rows_quotedWhereNeededAndNullEmpty() {
        assertThat(write(QueryOutput.CSV, QUERY).lines())
                .containsExactly(
                        "n,v,s,a,st",
                        "1,2.5,\"a \"\"b\"\", c\",\"[1.0,2.0]\",\"{\"\"x\"\":1.0,\"\"y\"\":null}\"",
                        "22,,,,");
    }

    @Test
    void json_rows_oneArrayWithEveryColumnInEveryObject() throws IOException {
        JsonNode json = new ObjectMapper().readTree(write(QueryOutput.JSON, QUERY));

        assertThat(json).hasSize(2);
        assertThat(json.get(0).get("a")).hasSize(2);
        assertThat(json.get(0).get("st").get("y").isNull()).isTrue();
        assertThat(json.get(1).get("v").isNull()).isTrue();
        assertThat(json.get(1)).hasSize(5);
        assertThat(new ObjectMapper().readTree(write(QueryOutput.JSON, QUERY.replace("ORDER", "WHERE n < 0 ORDER"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS a, 2 AS a",
                "SELECT named_struct('a', 1, 'a', 2) AS s",
                "SELECT array(named_struct('a', 1, 'a', 2)) AS s"
            })
    void json_twoColumnsOfOneName_isRefusedBeforeAnythingIsWritten(String query) {
        StringWriter text = new StringWriter();

        assertThatThrownBy(() -> QueryOutput.JSON.write(spark.sql(query), new PrintWriter(text, true)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("two columns are named a")
                .hasMessageContaining("AS");
        assertThat(text.toString()).isEmpty();
        assertThat(write(QueryOutput.CSV, "SELECT 1 AS a, 2 AS a").lines()).containsExactly("a,a", "1,2");
    }

    @ParameterizedTest
    @EnumSource(QueryOutput.class)
    void write_queryThatFailsOnTheData_writesNothing(QueryOutput format) {
        StringWriter text = new StringWriter();

        assertThatThrownBy(() -> format.write(
                        spark.sql("SELECT CAST(s AS INT) FROM VALUES ('a') AS t(s)"), new PrintWriter(text, true)))
                .isNotNull();
        assertThat(text.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "WITH t AS (SELECT 1 AS a) SELECT * FROM t",
                "VALUES (1)",
                "FROM VALUES (1) AS t(a) SELECT a",
                "FROM VALUES (1) AS t(a) |> WHERE a > 0",
                "DESCRIBE QUERY SELECT 1 AS a",
                "SHOW TABLES",
                "EXPLAIN SELECT 1"
            })
    void query_statementThatAsks_isRun(String statement) throws Exception {
        assertThat(TrialQuery.of(spark, statement).collectAsList()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE foo AS SELECT 1 AS a",
                "CREATE TABLE foo (a INT)",
                "CREATE OR REPLACE TEMPORARY VIEW trials AS SELECT 1",
                "DROP VIEW trials",
                "INSERT INTO foo VALUES (1)",
                "WITH t AS (SELECT 1 AS a) INSERT INTO foo SELECT * FROM t",
                "FROM VALUES (1) AS t(a) INSERT INTO foo SELECT a INSERT INTO foo SELECT a",
                "INSERT OVERWRITE DIRECTORY '/tmp/foo' USING parquet SELECT 1 AS a",
                "SET spark.sql.ansi.enabled=false",
                "USE other",
                "CACHE TABLE foo",
                "TRUNCATE TABLE foo",
                "BEGIN SELECT 1; END"
            })
    void query_statementThatChangesSomething_isRefused(String statement) {
        assertThatThrownBy(() -> TrialQuery.of(spark, statement))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("does not ask");
    }

    private static String write(QueryOutput format, String query) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        format.write(spark.sql(query), out);
        out.flush();
        return text.toString();
    }
}
