package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.sql.StudyViews;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The table of a study's trials for SQL: the files that its manifests name, and no others. */
public final class TrialTable {
    private TrialTable() {}

    /** Opens the table; one row per finished trial. */
    public static Dataset<Row> open(SparkSession spark, String directory) {
        return open(spark, StudyTable.files(directory));
    }

    /** Opens the table in these files. */
    static Dataset<Row> open(SparkSession spark, List<Path> files) {
        return spark.read().parquet(files.stream().map(TrialTable::uri).toArray(String[]::new));
    }

    /** Spark would look for a plain path on the cluster's default file system. */
    private static String uri(Path file) {
        return (UserPath.isLocal(file) ? "file://" : "") + StudyTable.asGlob(file);
    }

    /**
     * Defines the views of a study for the queries of this session.
     *
     * @param target what {@code scores} holds the trials against; a fit has its own where this is empty
     */
    public static void register(SparkSession spark, FinishedRounds study, Optional<TargetStatistics> target) {
        Dataset<Row> table = open(spark, study.files());
        table.createOrReplaceTempView(StudyViews.TRIALS);
        ExperimentConfiguration configuration = study.configuration();
        Optional<TargetStatistics> scored = target.or(configuration::targetStatistics);
        boolean gpu = RapidsPlugin.isIn(spark.conf().get(RapidsPlugin.PLUGINS, ""));
        new StudyViews(List.of(table.columns()), configuration.freeParameters(), gpu ? scored : Optional.empty())
                .statements(SqlDialect.SPARK)
                .forEach(spark::sql);
        if (!gpu) {
            scored.ifPresent(t -> ScoredTrials.register(table, t));
        }
    }
}
