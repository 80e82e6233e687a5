package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.sweep.ProgressLine;
import java.util.function.BooleanSupplier;
import org.apache.spark.util.SignalUtils;

/**
 * Ctrl-C during a fit: the first one lets the running round end, the second one ends the process as usual. By Spark's means: those of
 * the JDK are not for others to use.
 */
public final class StopSignal implements BooleanSupplier, AutoCloseable {
    private volatile boolean asked;
    private volatile boolean closed;

    private StopSignal() {}

    /** Listens until closed. */
    public static StopSignal listen(ProgressLine progress) {
        StopSignal stop = new StopSignal();
        // What answers false is passed on to who listened before.
        SignalUtils.register("INT", () -> {
            if (stop.asked || stop.closed) {
                return false;
            }
            stop.asked = true;
            progress.note("the fit stops after this round; Ctrl-C again drops the round and stops now");
            return true;
        });
        return stop;
    }

    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    @Override
    public void close() {
        closed = true;
    }
}
