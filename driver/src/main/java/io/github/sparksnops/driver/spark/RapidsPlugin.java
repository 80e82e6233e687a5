package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The RAPIDS plugin of Spark, where it cannot work. It is for queries: it takes the whole memory of a GPU when an executor
 * starts, and ends the executor's JVM, which in local mode is this one, where there is no GPU.
 */
final class RapidsPlugin {
    static final String PLUGINS = "spark.plugins";
    static final String CLASS = "com.nvidia.spark.SQLPlugin";
    private static final String MODE = "spark.rapids.sql.mode";
    /** The mode that only says what would run on a GPU, and needs none. */
    private static final String EXPLAIN = "explainOnly";

    private RapidsPlugin() {}

    /**
     * What keeps the plugin from working; empty also where it is not asked for.
     *
     * @param gpu tells whether this machine has one; asked only where it matters
     */
    static Optional<Problem> problem(Map<String, String> user, SnopsSession.Purpose purpose, BooleanSupplier gpu) {
        String plugins = SnopsSession.setting(user, PLUGINS).orElse("");
        if (!isIn(plugins)) {
            return Optional.empty();
        }
        String where = "--conf " + PLUGINS + "=" + plugins;
        if (purpose == SnopsSession.Purpose.SWEEP) {
            return Optional.of(new Problem(
                    where,
                    "simulations run without the RAPIDS plugin: it takes the whole GPU, and to it a simulation is a step on"
                            + " the CPU",
                    "leave it out (--conf " + PLUGINS
                            + "= turns off what spark-defaults.conf has); it is for snops sql"));
        }
        boolean executes = !SnopsSession.setting(user, MODE).orElse("").strip().equalsIgnoreCase(EXPLAIN);
        return executes && SnopsSession.isLocal(user) && !gpu.getAsBoolean()
                ? Optional.of(new Problem(
                        where,
                        "this machine shows no NVIDIA GPU, without which the RAPIDS plugin ends the process",
                        "leave it out, use a machine with a GPU, or add --conf " + MODE + "=" + EXPLAIN
                                + " to see what would run on one"))
                : Optional.empty();
    }

    /** Whether it is among the plugins that a setting names. */
    static boolean isIn(String plugins) {
        return Arrays.stream(plugins.split(",")).map(String::strip).anyMatch(CLASS::equals);
    }

    /** Whether this machine shows an NVIDIA GPU: no library is loaded to ask. */
    static boolean machineHasGpu() {
        return hasGpu(Path.of("/dev"));
    }

    /** Whether there is a GPU among these devices: Linux has nvidia0 and so on, its subsystem in Windows dxg. */
    static boolean hasGpu(Path devices) {
        if (!Files.isDirectory(devices)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "{nvidia[0-9]*,dxg}")) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
