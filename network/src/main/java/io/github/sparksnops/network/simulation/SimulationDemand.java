package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.UserError;
import java.util.Locale;

/**
 * What one network takes, known before anything is allocated.
 *
 * @param bytes of the Java heap while it is simulated and its statistics are computed, its spike counts included
 * @param seconds estimated time on one core or device, s; only plans depend on it
 * @param batch networks that an open simulator likes to take at a time
 */
public record SimulationDemand(long bytes, double seconds, int batch) {
    /** Share of the Java heap that networks may fill: the rest is for Spark, and for the collector to work in. */
    private static final double HEAP_SHARE = 0.65;

    private static final double BYTES_PER_MB = 1e6;

    /** On a simulator that runs one network after the other. */
    public SimulationDemand(long bytes, double seconds) {
        this(bytes, seconds, 1);
    }

    /** Networks that one open simulator has in the heap, at most: of batches the one that is simulated, and one whose statistics are computed. */
    private int together() {
        return batch == 1 ? 1 : 2 * batch;
    }

    /**
     * Refuses what the Java heap cannot hold, instead of running out of memory in the middle of it.
     *
     * @param simulators at work at the same time in one JVM
     * @param most networks that there are
     * @param heapBytes its largest heap
     * @throws UserError with the numbers and the remedy
     */
    public void requireHeap(int simulators, int most, long heapBytes) {
        long networks = Math.min((long) simulators * together(), most);
        double needed = (double) bytes * networks;
        if (needed > HEAP_SHARE * heapBytes) {
            throw new UserError(
                    "memory",
                    String.format(
                            Locale.ROOT,
                            "a network takes %.0f MB, %d at a time %.0f MB, but of the Java heap of %.0f MB they may take %.0f MB",
                            bytes / BYTES_PER_MB,
                            networks,
                            needed / BYTES_PER_MB,
                            heapBytes / BYTES_PER_MB,
                            HEAP_SHARE * heapBytes / BYTES_PER_MB),
                    "give Java more, for example SNOPS_JAVA_OPTS=-Xmx8g, run fewer at a time (--master local[1]), or take a"
                            + " smaller network or fewer count windows");
        }
    }
}
