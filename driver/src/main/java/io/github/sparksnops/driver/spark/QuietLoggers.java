package io.github.sparksnops.driver.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** Loggers that are silent until this is closed: what they would tell, with stack traces, is told in one line elsewhere. */
public final class QuietLoggers implements AutoCloseable {
    private static final List<String> OF_TASKS = List.of(
            "org.apache.spark.executor.Executor",
            "org.apache.spark.scheduler.TaskSetManager",
            "org.apache.spark.sql.execution.window.WindowExec");
    private static final List<String> OF_START = List.of(
            "org.apache.spark.SparkContext",
            "org.apache.spark.SparkEnv",
            "org.apache.spark.metrics.MetricsSystem",
            "org.apache.spark.util.Utils",
            "org.apache.spark.util.SparkUncaughtExceptionHandler");

    private static final List<String> OF_END =
            List.of("org.apache.spark.util.Utils", "org.apache.hadoop.util.ShutdownHookManager");

    private final Map<String, Level> before = new LinkedHashMap<>();

    private QuietLoggers(List<String> names) {
        for (String name : names) {
            before.put(name, LogManager.getLogger(name).getLevel());
            Configurator.setLevel(name, Level.OFF);
        }
    }

    /** Those that tell of tasks that failed, and of ranks over all rows, which a query asks for on purpose. */
    public static QuietLoggers ofTasks() {
        return new QuietLoggers(OF_TASKS);
    }

    /** Those that tell why Spark does not start. */
    static QuietLoggers ofStart() {
        return new QuietLoggers(OF_START);
    }

    /** Silences, for good, those that tell how what is left of a Spark that did not start fails when the JVM ends. */
    static void afterFailedStart() {
        OF_END.forEach(name -> Configurator.setLevel(name, Level.OFF));
    }

    @Override
    public void close() {
        before.forEach(Configurator::setLevel);
    }
}
