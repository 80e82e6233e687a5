package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.table.TrialColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of a study by trial, without the columns that tell when, where and on what they were computed: what must be the
 * same however a study is run.
 */
final class ScienceRows {
    private ScienceRows() {}

    /** Rows of each study as JSON, in the order of the studies. */
    static List<List<String>> of(List<Path> studies) {
        SparkSession spark =
                SnopsSession.open("compare", Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
        try {
            List<List<String>> rows = new ArrayList<>();
            for (Path study : studies) {
                Dataset<Row> table = TrialTable.open(spark, study.toString());
                rows.add(table.drop(TrialColumns.CIRCUMSTANCES.toArray(String[]::new))
                        .orderBy("trial_id")
                        .toJSON()
                        .collectAsList());
            }
            return rows;
        } finally {
            spark.stop();
        }
    }
}
