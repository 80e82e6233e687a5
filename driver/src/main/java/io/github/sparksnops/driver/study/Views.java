package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.sql.StudyViews;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL texts that define the view {@code trials} over exactly the files that the manifests name, and the views over it. */
final class Views {
    static final String SPARK = "views.spark.sql";
    static final String DUCKDB = "views.duckdb.sql";

    private static final String HEADER =
            """
            -- The finished trials of %s, %d files; written anew after every wave.
            """;
    /* DuckDB takes days from the machine's time zone otherwise. */
    private static final String UTC = "SET TimeZone = 'UTC';\n";

    private Views() {}

    /** Writes both texts; without files there is nothing to define yet. */
    static void write(Path study, List<Path> files, ExperimentConfiguration configuration) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Optional<TargetStatistics> target = configuration.targetStatistics();
        AtomicFile.write(study.resolve(SPARK), text(SqlDialect.SPARK, study, files, configuration, target));
        AtomicFile.write(study.resolve(DUCKDB), text(SqlDialect.DUCKDB, study, files, configuration, target));
    }

    static String text(
            SqlDialect dialect,
            Path study,
            List<Path> files,
            ExperimentConfiguration configuration,
            Optional<TargetStatistics> target) {
        List<String> statements = new ArrayList<>();
        statements.add(dialect == SqlDialect.SPARK ? spark(study, files) : UTC + duckDb(study, files));
        List<String> columns = TrialColumns.of(configuration.model()).names();
        statements.addAll(new StudyViews(columns, configuration.freeParameters(), target).statements(dialect));
        return String.format(Locale.ROOT, HEADER, study, files.size())
                + statements.stream().map(s -> s + ";\n").collect(Collectors.joining());
    }

    /* Spark's SQL takes one path, but a path may be a glob with alternatives. */
    private static String spark(Path study, List<Path> files) {
        String alternatives =
                files.stream().map(f -> study.relativize(f).toString()).collect(Collectors.joining(",", "{", "}"));
        return "CREATE OR REPLACE TEMPORARY VIEW trials USING parquet OPTIONS (path "
                + sparkLiteral(StudyTable.asGlob(study) + "/" + alternatives) + ")";
    }

    /* DuckDB has other means for other file systems; paths in the study are right in a copy of it. */
    private static String duckDb(Path study, List<Path> files) {
        boolean local = UserPath.isLocal(study);
        String list = files.stream()
                .map(f -> local ? f : study.relativize(f))
                .map(f -> "  '" + f.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(",\n"));
        return SqlDialect.DUCKDB.define(
                "trials", "SELECT * FROM read_parquet([\n" + list + "\n], hive_partitioning = false)");
    }

    private static String sparkLiteral(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
