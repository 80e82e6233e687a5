package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.sql.ShippedQuery;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** A study's views in Spark and in DuckDB, made of the same files. */
final class QueriedStudy {
    private final SparkSession spark;
    private final FinishedRounds rounds;
    private final Optional<TargetStatistics> target;
    private final String duckDbViews;
    private final Map<String, List<Map<String, Object>>> answers = new HashMap<>();

    /**
     * Opens a study.
     *
     * @param target empty for a fit's own
     * @param spark in which the views are defined anew before every query
     */
    QueriedStudy(SparkSession spark, Path directory, Optional<TargetStatistics> target) {
        this.spark = spark;
        this.rounds = StudyTable.finished(directory.toString());
        this.target = target;
        this.duckDbViews = rounds.views(SqlDialect.DUCKDB, target);
    }

    List<Map<String, Object>> shipped(String name) throws Exception {
        List<Map<String, Object>> known = answers.get(name);
        if (known == null) {
            known = spark(text(name));
            answers.put(name, known);
        }
        return known;
    }

    List<Map<String, Object>> shippedInDuckDb(String name) throws SQLException {
        return duckDb(text(name));
    }

    private static String text(String name) {
        return ShippedQuery.named(name).orElseThrow().text();
    }

    List<Map<String, Object>> spark(String query) throws Exception {
        TrialTable.register(spark, rounds, target);
        return QueryRows.ofSpark(TrialQuery.of(spark, query));
    }

    List<Map<String, Object>> duckDb(String query) throws SQLException {
        return duckDb(duckDbViews, query);
    }

    /** Runs a file of views as DuckDB's own shell would, then a query. */
    static List<Map<String, Object>> duckDb(String views, String query) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute(views);
            return QueryRows.ofDuckDb(duckDb, query);
        }
    }
}
