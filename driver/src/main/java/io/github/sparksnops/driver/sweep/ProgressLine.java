package io.github.sparksnops.driver.sweep;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line that tells how far a sweep is. On a terminal it is written over itself; elsewhere, in a log file say, it is a plain
 * line now and then.
 */
public final class ProgressLine {
    private static final long PLAIN_EVERY_NANOS = 30_000_000_000L;
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private long lastPlain = System.nanoTime();
    private boolean open;

    public ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Shows where the sweep is. */
    public synchronized void show(String text) {
        if (terminal) {
            err.print("\r" + text + CLEAR_TO_END);
            err.flush();
            open = true;
        } else if (System.nanoTime() - lastPlain >= PLAIN_EVERY_NANOS) {
            lastPlain = System.nanoTime();
            err.println(text);
            err.flush();
        }
    }

    /** Writes a line that stays. */
    public synchronized void note(String line) {
        err.println((open ? "\r" + CLEAR_TO_END : "") + line);
        err.flush();
        open = false;
        lastPlain = System.nanoTime();
    }

    /**
     * Text of the line.
     *
     * @param done trials of finished tasks, those of earlier runs included
     * @param feasible of them
     * @param doneNow trials of this run
     * @param seconds since this run's first wave began
     */
    public static String text(long done, int planned, long feasible, long doneNow, double seconds) {
        StringBuilder text = new StringBuilder(done + "/" + Quantity.of(planned, "trial"));
        if (done > 0) {
            text.append(String.format(Locale.ROOT, ", %.0f %% feasible", 100.0 * feasible / done));
        }
        if (doneNow > 0 && seconds > 0) {
            double perSecond = doneNow / seconds;
            text.append(String.format(Locale.ROOT, ", %.3g simulations/s", perSecond));
            text.append(", ").append(duration((planned - done) / perSecond)).append(" to go");
        }
        return text.toString();
    }

    /** A time for people: 45 s, 12 min 5 s, 3 h 20 min. */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
