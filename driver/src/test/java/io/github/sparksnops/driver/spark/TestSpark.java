package io.github.sparksnops.driver.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark for tests: two slots in this JVM, nothing open to the network. */
public final class TestSpark {
    private TestSpark() {}

    public static SparkSession open(SnopsSession.Purpose purpose) {
        Map<String, String> settings = Map.of(
                "spark.master", "local[2]",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1");
        return SnopsSession.open("test", settings, purpose);
    }
}
