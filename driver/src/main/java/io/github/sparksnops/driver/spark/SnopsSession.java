package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.config.NearestName;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark. Three layers of settings: mandatory ones, which decide whether rows may get lost silently; the user's; our
 * defaults. Settings of spark-submit count as the user's.
 */
public final class SnopsSession {
    /** Start of the names of our own settings. */
    static final String OWN = "spark.snops.";

    /** Length of a wave in seconds, for tests and special cases; no result depends on it. */
    public static final String WAVE_SECONDS = OWN + "waveSeconds";

    static final String MASTER = "spark.master";

    private static final Set<String> OWN_KEYS = Set.of(WAVE_SECONDS);

    private static final Map<String, String> MANDATORY = Map.of(
            "spark.sql.files.ignoreCorruptFiles", "false",
            "spark.sql.files.ignoreMissingFiles", "false");

    /** What a session is for. */
    public enum Purpose {
        /** A task that failed is tried again, up to four times, as on a cluster: machines fail. */
        SWEEP(4),
        /** Tasks are tried once: a query that fails on the data fails again. */
        QUERY(1);

        private final int attempts;

        Purpose(int attempts) {
            this.attempts = attempts;
        }
    }

    private SnopsSession() {}

    /** Whether everything runs in this JVM. */
    public static boolean isLocal(Map<String, String> user) {
        return masterOf(user).isLocal();
    }

    /** Slots of this machine in local mode; for a cluster, where they are not known beforehand, 1. */
    public static int slots(Map<String, String> user) {
        return masterOf(user).slots();
    }

    private static SparkMaster masterOf(Map<String, String> user) {
        return new SparkMaster(setting(user, MASTER).orElse("local[*]"));
    }

    /** A setting of the user's, by whichever way it was given. */
    public static Optional<String> setting(Map<String, String> user, String key) {
        return Optional.ofNullable(user.getOrDefault(key, System.getProperty(key)));
    }

    /** Finds what would keep Spark from starting for simulations; as {@link #check(Map, Purpose)}. */
    public static void check(Map<String, String> user) {
        check(user, Purpose.SWEEP);
    }

    /**
     * Finds what would keep Spark from starting, without starting it.
     *
     * @param user settings by key
     * @throws UserError where a setting would make results incomplete, is unknown or does not suit the purpose, or this JVM
     *     lacks the module options
     */
    public static void check(Map<String, String> user, Purpose purpose) {
        requireModules();
        settings(user, purpose);
    }

    /**
     * Starts Spark, or joins the session of this JVM; checks as {@link #check} does.
     *
     * @throws UserError where Spark does not start; nothing is left of it
     */
    public static SparkSession open(String name, Map<String, String> user, Purpose purpose) {
        requireModules();
        SparkSession.Builder builder = SparkSession.builder().appName(name);
        settings(user, purpose).forEach(builder::config);
        MasterAnswer.problem(masterOf(user).url()).ifPresent(problem -> {
            throw new UserError(List.of(problem));
        });
        try (QuietLoggers quiet = QuietLoggers.ofStart()) {
            return started(builder);
        } catch (Exception e) { // Spark's checked ones are not declared to Java
            QuietLoggers.afterFailedStart();
            throw StartFailure.userError(e, user, masterOf(user).url());
        }
    }

    private static SparkSession started(SparkSession.Builder builder) {
        SparkSession spark = builder.getOrCreate();
        try {
            // Settings of SQL are read when its first one is asked for.
            spark.conf().get(MASTER);
            return spark;
        } catch (Exception e) {
            spark.stop();
            throw e;
        }
    }

    static Map<String, String> settings(Map<String, String> user, Purpose purpose) {
        List<Problem> problems = new ArrayList<>(unknown(user));
        MANDATORY.forEach((key, value) -> {
            String wanted = setting(user, key).orElse(value);
            if (!wanted.equals(value)) {
                problems.add(new Problem(
                        "--conf " + key + "=" + wanted, "rows could be left out silently", "leave it at " + value));
            }
        });
        masterOf(user).problem().ifPresent(problems::add);
        RapidsPlugin.problem(user, purpose, RapidsPlugin::machineHasGpu).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        Map<String, String> settings = new TreeMap<>();
        defaults(isLocal(user), purpose).forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                settings.put(key, value);
            }
        });
        settings.putAll(user);
        settings.putAll(MANDATORY);
        if (isLocal(user)) {
            settings.put(MASTER, masterOf(user).withAttempts(purpose.attempts).url());
        }
        return settings;
    }

    /** Spark ignores what it does not know. */
    private static List<Problem> unknown(Map<String, String> user) {
        Set<String> given = new TreeSet<>(user.keySet());
        given.addAll(System.getProperties().stringPropertyNames());
        List<Problem> problems = new ArrayList<>();
        for (String key : given) {
            if (key.startsWith(OWN) && !OWN_KEYS.contains(key)) {
                // The common start would make any two of them alike.
                String how = NearestName.of(
                                key.substring(OWN.length()),
                                OWN_KEYS.stream()
                                        .map(known -> known.substring(OWN.length()))
                                        .toList())
                        .map(name -> "did you mean " + OWN + name + "?")
                        .orElse("there is " + String.join(", ", OWN_KEYS));
                problems.add(new Problem(
                        "--conf " + key + "=" + setting(user, key).orElse(""), "snops has no such setting", how));
            }
        }
        return problems;
    }

    private static Map<String, String> defaults(boolean local, Purpose purpose) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("spark.sql.shuffle.partitions", "8");
        // Days and hours in queries do not depend on the machine.
        defaults.put("spark.sql.session.timeZone", "UTC");
        defaults.put("spark.speculation", "false");
        defaults.put("spark.ui.showConsoleProgress", "false");
        // More than the columns of the table, or Spark warns that it shortens them in plans.
        defaults.put("spark.sql.debug.maxToStringFields", "200");
        // Listing files on the driver is faster than a job for it.
        defaults.put("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
        defaults.put("spark.sql.warehouse.dir", warehouse().toString());
        if (local) {
            defaults.put("spark.ui.enabled", "false");
        } else {
            defaults.put("spark.excludeOnFailure.enabled", "true");
            // One host may carry several executors: two lost ones must not end the stage. (Below
            // spark.task.maxFailures.)
            defaults.put("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "3");
            defaults.put("spark.task.maxFailures", Integer.toString(purpose.attempts));
        }
        return defaults;
    }

    /** Not in the current directory, where Spark would make one; no table is ever put there. */
    private static Path warehouse() {
        Path warehouse = Path.of(System.getProperty("java.io.tmpdir"), "snops-warehouse-" + UUID.randomUUID())
                .toAbsolutePath();
        warehouse.toFile().deleteOnExit();
        return warehouse;
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
