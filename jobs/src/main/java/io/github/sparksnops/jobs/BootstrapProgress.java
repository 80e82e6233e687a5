package io.github.sparksnops.jobs;

import java.util.Locale;

/** One line of progress where a person looks on. */
final class BootstrapProgress implements AutoCloseable {
    private final Console console;
    private final int replicates;
    private final long start = System.nanoTime();
    private int done;

    BootstrapProgress(Console console, int replicates) {
        this.console = console;
        this.replicates = replicates;
    }

    /** One more replicate is computed; called from any thread. */
    synchronized void done() {
        done++;
        if (console.terminal()) {
            double seconds = (System.nanoTime() - start) / 1e9;
            console.err()
                    .printf(
                            Locale.ROOT,
                            "\rbootstrap: %d of %d, %.0f s left  ",
                            done,
                            replicates,
                            seconds * (replicates - done) / done);
            console.err().flush();
        }
    }

    @Override
    public synchronized void close() {
        if (console.terminal() && done > 0) {
            console.err().print("\r" + " ".repeat(50) + "\r");
            console.err().flush();
        }
    }
}
