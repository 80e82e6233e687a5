package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark. Three layers of settings: mandatory ones, which decide whether rows may get lost silently; the user's; our
 * defaults. Settings of spark-submit count as the user's.
 */
public final class SnopsSession {
    /** Length of a wave in seconds, for tests and special cases; no result depends on it. */
    public static final String WAVE_SECONDS = "spark.snops.waveSeconds";

    static final String MASTER = "spark.master";

    private static final Map<String, String> MANDATORY = Map.of(
            "spark.sql.files.ignoreCorruptFiles", "false",
            "spark.sql.files.ignoreMissingFiles", "false");

    /** A task that failed is tried again, up to four times, as on a cluster. */
    private static final int LOCAL_TASK_FAILURES = 4;

    private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|[0-9]+)(,[0-9]+)?])?");

    private SnopsSession() {}

    /** Whether everything runs in this JVM. */
    public static boolean isLocal(Map<String, String> user) {
        return LOCAL.matcher(masterOf(user)).matches();
    }

    /** Slots of this machine in local mode; for a cluster, where they are not known beforehand, 1. */
    public static int slots(Map<String, String> user) {
        Matcher local = LOCAL.matcher(masterOf(user));
        if (!local.matches() || local.group(1) == null) {
            return 1;
        }
        return local.group(1).equals("*")
                ? Runtime.getRuntime().availableProcessors()
                : Math.max(1, Integer.parseInt(local.group(1)));
    }

    private static String masterOf(Map<String, String> user) {
        return user.getOrDefault(MASTER, System.getProperty(MASTER, "local[*]"));
    }

    /**
     * Finds what would keep Spark from starting, without starting it.
     *
     * @param user settings by key
     * @throws UserError where a setting would make results incomplete, or this JVM lacks the module options
     */
    public static void check(Map<String, String> user) {
        requireModules();
        settings(user);
    }

    /** Starts Spark, or joins the session of this JVM; checks as {@link #check} does. */
    public static SparkSession open(String name, Map<String, String> user) {
        requireModules();
        SparkSession.Builder builder = SparkSession.builder().appName(name);
        settings(user).forEach(builder::config);
        return builder.getOrCreate();
    }

    static Map<String, String> settings(Map<String, String> user) {
        List<Problem> problems = new ArrayList<>();
        MANDATORY.forEach((key, value) -> {
            String wanted = user.getOrDefault(key, System.getProperty(key, value));
            if (!wanted.equals(value)) {
                problems.add(new Problem(
                        "--conf " + key + "=" + wanted, "rows could be left out silently", "leave it at " + value));
            }
        });
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        Map<String, String> settings = new TreeMap<>();
        defaults(isLocal(user)).forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                settings.put(key, value);
            }
        });
        settings.putAll(user);
        settings.putAll(MANDATORY);
        if (isLocal(user)) {
            settings.put(MASTER, withRetries(masterOf(user)));
        }
        return settings;
    }

    private static Map<String, String> defaults(boolean local) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("spark.sql.shuffle.partitions", "8");
        defaults.put("spark.speculation", "false");
        defaults.put("spark.ui.showConsoleProgress", "false");
        // More than the columns of the table, or Spark warns that it shortens them in plans.
        defaults.put("spark.sql.debug.maxToStringFields", "200");
        // Listing files on the driver is faster than a job for it.
        defaults.put("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
        if (local) {
            defaults.put("spark.ui.enabled", "false");
        } else {
            defaults.put("spark.excludeOnFailure.enabled", "true");
        }
        return defaults;
    }

    /** local[N] means no retries to Spark; local[N,4] has them. */
    static String withRetries(String master) {
        Matcher local = LOCAL.matcher(master);
        if (!local.matches() || local.group(2) != null) {
            return master;
        }
        return "local[" + (local.group(1) == null ? "1" : local.group(1)) + "," + LOCAL_TASK_FAILURES + "]";
    }

    /** Spark and the simulators need modules that only options of the JVM open. */
    private static void requireModules() {
        Module ours = SnopsSession.class.getModule();
        boolean opened = ModuleLayer.boot()
                .findModule("java.base")
                .map(base -> base.isOpen("sun.nio.ch", ours) && base.isOpen("sun.util.calendar", ours))
                .orElse(false);
        if (!opened) {
            throw new UserError(
                    "java",
                    "this JVM was started without the options that Spark needs (--add-opens ...)",
                    "start with bin/snops or spark-submit, or add the options in bin/java-options: java @bin/java-options ...");
        }
    }
}
