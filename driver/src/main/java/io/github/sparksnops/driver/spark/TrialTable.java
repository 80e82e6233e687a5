package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The table of a study's trials for SQL: the files that its manifests name, and no others. */
public final class TrialTable {
    /** Name of the view. */
    public static final String VIEW = "trials";

    private TrialTable() {}

    /** Opens the table; one row per finished trial. */
    public static Dataset<Row> open(SparkSession spark, String directory) {
        return open(spark, StudyTable.files(directory));
    }

    /** Opens the table in these files. */
    static Dataset<Row> open(SparkSession spark, List<Path> files) {
        return spark.read()
                .parquet(files.stream()
                        .map(f -> "file://" + StudyTable.asGlob(f))
                        .toArray(String[]::new));
    }

    /** Opens the table under its name, for the queries of this session. */
    public static void register(SparkSession spark, FinishedRounds study) {
        open(spark, study.files()).createOrReplaceTempView(VIEW);
    }
}
