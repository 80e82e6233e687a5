package io.github.sparksnops.jobs;

import com.sun.management.OperatingSystemMXBean;
import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.sql.ShippedQuery;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Times the shipped queries in one engine, each on two threads; see docs/performance.md. */
final class QueryBench {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private QueryBench() {}

    /** Answers a query and returns the number of rows. */
    private interface Engine {
        int rows(String query) throws Exception;
    }

    /** Arguments: directory of a study, target, {@code spark} or {@code duckdb}. */
    public static void main(String[] arguments) throws Exception {
        FinishedRounds study = StudyTable.finished(arguments[0]);
        Optional<TargetStatistics> target = Optional.of(TargetReader.read(Path.of(arguments[1])));
        if (arguments[2].equals("spark")) {
            SparkSession spark =
                    SnopsSession.open("bench", Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
            TrialTable.register(spark, study, target);
            time(query -> TrialQuery.of(spark, query).collectAsList().size());
            spark.stop();
        } else {
            try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duckDb.createStatement()) {
                statement.execute("SET threads = 2");
                statement.execute(study.views(SqlDialect.DUCKDB, target));
                time(query -> QueryRows.ofDuckDb(duckDb, query).size());
            }
        }
    }

    private static void time(Engine engine) throws Exception {
        engine.rows("SELECT count(*) FROM trials");
        System.out.printf(Locale.ROOT, "%-12s %8s %8s %8s%n", "query", "rows", "wall, s", "CPU, s");
        for (ShippedQuery query : ShippedQuery.all()) {
            long wall = System.nanoTime();
            long cpu = MACHINE.getProcessCpuTime();
            int rows = engine.rows(query.text());
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %8d %8.2f %8.2f%n",
                    query.name(),
                    rows,
                    (System.nanoTime() - wall) / 1e9,
                    (MACHINE.getProcessCpuTime() - cpu) / 1e9);
        }
        System.out.println("largest resident memory: " + peak());
    }

    private static String peak() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
        return status.stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("unknown");
    }
}
