package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryOutputTest {
    private static final String QUERY = "SELECT * FROM VALUES"
            + " (1, 2.5D, 'a \"b\", c', array(1D, 2D), named_struct('x', 1D, 'y', CAST(NULL AS DOUBLE))),"
            + " (22, CAST(NULL AS DOUBLE), CAST(NULL AS STRING), NULL, NULL) AS t(n, v, s, a, st) ORDER BY n";

    private static SparkSession spark;

    @BeforeAll
    static void startSpark() {
        spark = SnopsSession.open(
                "test",
                Map.of(
                        "spark.master",
                        "local[1]",
                        "spark.driver.host",
                        "127.0.0.1",
                        "spark.driver.bindAddress",
                        "127.0.0.1"));
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
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

    private static String write(QueryOutput format, String query) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        format.write(spark.sql(query), out);
        out.flush();
        return text.toString();
    }
}
