package io.github.sparksnops.driver.hadoop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Settings of Hadoop's file systems: {@code core-site.xml} and its like on the class path, and before them Spark's {@code spark.hadoop.KEY},
 * of the system's properties, where spark-submit puts them, and of {@link #add}.
 */
public final class HadoopSettings {
    private static final String PREFIX = "spark.hadoop.";

    /**
     * Of this JVM. Static, as the system's properties are: a path is opened by whoever has its text, on the driver and on executors, and
     * settings are known elsewhere.
     */
    private static final Map<String, String> ADDED = new ConcurrentHashMap<>();

    private HadoopSettings() {}

    /** Adds those among Spark's settings that are for Hadoop; file systems that are open already do not see them. */
    public static void add(Map<String, String> spark) {
        spark.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                ADDED.put(key, value);
            }
        });
    }

    static Configuration read() {
        Configuration settings = new Configuration();
        for (String key : System.getProperties().stringPropertyNames()) {
            set(settings, key, System.getProperty(key));
        }
        ADDED.forEach((key, value) -> set(settings, key, value));
        return settings;
    }

    private static void set(Configuration settings, String key, String value) {
        if (key.startsWith(PREFIX)) {
            settings.set(key.substring(PREFIX.length()), value);
        }
    }
}
