package io.github.sparksnops.driver.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** SQL texts that define the view {@code trials} over exactly the files that the manifests name. */
final class Views {
    static final String SPARK = "views.spark.sql";
    static final String DUCKDB = "views.duckdb.sql";

    private static final String HEADER =
            """
            -- The finished trials of %s, %d files; written anew after every wave.
            """;

    private Views() {}

    /** Writes both texts; without files there is nothing to define yet. */
    static void write(Path study, List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        String header = String.format(Locale.ROOT, HEADER, study, files.size());
        AtomicFile.write(study.resolve(SPARK), header + spark(study, files));
        AtomicFile.write(study.resolve(DUCKDB), header + duckDb(files));
    }

    /* Spark's SQL takes one path, but a path may be a glob with alternatives. */
    private static String spark(Path study, List<Path> files) {
        String alternatives =
                files.stream().map(f -> study.relativize(f).toString()).collect(Collectors.joining(",", "{", "}"));
        return "CREATE OR REPLACE TEMPORARY VIEW trials USING parquet OPTIONS (path "
                + sparkLiteral(StudyTable.asGlob(study) + "/" + alternatives) + ");\n";
    }

    private static String duckDb(List<Path> files) {
        String list = files.stream()
                .map(f -> "  '" + f.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(",\n"));
        return "CREATE OR REPLACE VIEW trials AS SELECT * FROM read_parquet([\n" + list
                + "\n], hive_partitioning = false);\n";
    }

    private static String sparkLiteral(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
