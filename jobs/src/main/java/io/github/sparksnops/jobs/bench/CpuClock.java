package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.network.simulation.RunControl;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the simulating thread from the first step on: a simulator asks its control first when the network is wired. */
final class CpuClock implements RunControl {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long start = -1;
    private long end;

    @Override
    public boolean cancelled() {
        if (start < 0) {
            start = THREADS.getCurrentThreadCpuTime();
        }
        return false;
    }

    @Override
    public void progress(int network, int stepsDone, int steps) {
        end = THREADS.getCurrentThreadCpuTime();
    }

    /** CPU seconds from the first step to the last. */
    double seconds() {
        return (end - start) / 1e9;
    }
}
