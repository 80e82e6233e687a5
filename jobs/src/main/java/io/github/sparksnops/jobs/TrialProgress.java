package io.github.sparksnops.jobs;

import io.github.sparksnops.network.simulation.RunControl;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches one trial: a line of progress where a person looks on, and an orderly end on Ctrl-C, so that unfinished files are
 * removed.
 */
final class TrialProgress implements RunControl, AutoCloseable {
    private static final long REDRAW_NANOS = 200_000_000;
    /** A chunk of steps takes far less. */
    private static final long LONGEST_WAIT_S = 10;

    private final Console console;
    private final long start = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread interrupted = new Thread(this::cancelAndWait, "snops-cancel");
    private volatile boolean cancelled;
    private long drawn;

    TrialProgress(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    private void cancelAndWait() {
        cancelled = true;
        try {
            ended.await(LONGEST_WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(int network, int stepsDone, int steps) {
        long now = System.nanoTime();
        if (!console.terminal() || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        double seconds = (now - start) / 1e9;
        console.err()
                .printf(
                        Locale.ROOT,
                        "\rsimulating: %3.0f %%, %.0f s left  ",
                        100.0 * stepsDone / steps,
                        seconds * (steps - stepsDone) / stepsDone);
        console.err().flush();
    }

    /** Ends the watch; to be called last, when files are kept or removed. */
    @Override
    public void close() {
        if (drawn != 0) {
            console.err().print("\r" + " ".repeat(40) + "\r");
            console.err().flush();
        }
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run or need not run any more.
            cancelled = true;
        }
    }
}
