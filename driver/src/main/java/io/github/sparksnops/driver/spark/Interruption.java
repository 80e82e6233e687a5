package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.sweep.ProgressLine;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * SIGTERM, Ctrl-C and errors while rounds run: the running one is dropped and the user is told how to go on; after a signal the
 * JVM ends with its exit code. Finished rounds are on the disk already, so there is nothing to save.
 */
public final class Interruption implements AutoCloseable {
    private final Supplier<String> kept;
    private final ProgressLine progress;
    private final Thread hook;

    private Interruption(SparkSession spark, Supplier<String> kept, ProgressLine progress) {
        this.kept = kept;
        this.progress = progress;
        this.hook = new Thread(
                () -> {
                    // Spark stops in a hook of its own meanwhile, and would log the end of every task as an error.
                    spark.sparkContext().setLogLevel("OFF");
                    tell("interrupted");
                },
                "tell how to resume");
    }

    /**
     * Watches until closed.
     *
     * @param kept says what is finished by then, and how to go on
     */
    public static Interruption watch(SparkSession spark, Supplier<String> kept, ProgressLine progress) {
        Interruption interruption = new Interruption(spark, kept, progress);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void tell(String what) {
        progress.note(what + ": " + kept.get());
    }

    /** Runs the work; when the JVM is going down, the errors this causes in Spark are nobody's business. */
    public <T> T guard(Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception e) { // Spark's checked ones are not declared to Java
            if (shuttingDown()) {
                waitForTheEnd();
            }
            tell("stopped by an error");
            throw e;
        }
    }

    private static boolean shuttingDown() {
        try {
            // The only way to ask.
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void waitForTheEnd() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!shuttingDown()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
