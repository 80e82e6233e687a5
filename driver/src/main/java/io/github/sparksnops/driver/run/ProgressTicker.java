package io.github.sparksnops.driver.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls something twice a second, in a thread of its own, until closed. */
public final class ProgressTicker implements AutoCloseable {
    private static final long PERIOD_MS = 500;

    private final ScheduledExecutorService timer;

    private ProgressTicker(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    public static ProgressTicker start(Runnable tick) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(tick, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        return new ProgressTicker(timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
