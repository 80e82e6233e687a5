package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.hadoop.HadoopSettings;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Settings of the Spark session that a command starts; a mix-in. */
final class SparkOptions {
    /** Master of the embedded session. */
    static final String DEFAULT_MASTER = "local[*]";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master; default: local[*], or the one that spark-submit gives.")
    private String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "Spark setting; may be repeated. Stronger than --properties-file.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--properties-file", paramLabel = "FILE", description = "File of Spark settings.")
    private Path propertiesFile;

    /**
     * Settings by key, {@code spark.master} among them unless spark-submit has set it: properties file, then {@code --conf},
     * then {@code --master}; the later ones win. Those of file systems, {@code spark.hadoop.KEY}, are in force from then on: to be called
     * before a file is looked for.
     *
     * @throws UserError where the file cannot be read or a setting is malformed
     */
    Map<String, String> settings() {
        Map<String, String> result = new TreeMap<>();
        if (propertiesFile != null) {
            result.putAll(fromFile(propertiesFile));
        }
        List<Problem> problems = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0 || !setting.startsWith("spark.")) {
                problems.add(new Problem(
                        "--conf " + setting,
                        "this is no Spark setting",
                        "write spark.KEY=VALUE, for example --conf spark.ui.enabled=true"));
            } else {
                result.put(
                        setting.substring(0, equals).strip(),
                        setting.substring(equals + 1).strip());
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        if (master != null) {
            result.put("spark.master", master);
        } else if (System.getProperty("spark.master") == null) {
            result.putIfAbsent("spark.master", DEFAULT_MASTER);
        }
        HadoopSettings.add(result);
        return result;
    }

    /** Whether any was given. */
    boolean given() {
        return master != null || propertiesFile != null || !settings.isEmpty();
    }

    private static Map<String, String> fromFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    "--properties-file " + file, UserErrors.reason(e), "give a readable file of Spark settings");
        }
        Map<String, String> result = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("spark.")) {
                result.put(key, properties.getProperty(key).strip());
            }
        }
        return result;
    }
}
