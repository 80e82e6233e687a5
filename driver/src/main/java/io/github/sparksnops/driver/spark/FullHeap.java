package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.UserError;

/** What there is to say where the Java heap is full. */
public final class FullHeap {
    private FullHeap() {}

    /**
     * Message with the size of this JVM's heap.
     *
     * @param host where it is
     */
    public static UserError userError(String host) {
        return new UserError(
                "memory",
                "the Java heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB on " + host
                        + " is full (OutOfMemoryError)",
                "give it more, for example SNOPS_JAVA_OPTS=-Xmx8g (executors of a cluster: --conf"
                        + " spark.executor.memory=8g), run fewer trials at a time, or take a smaller network or fewer count"
                        + " windows; a sweep goes on with --resume");
    }
}
