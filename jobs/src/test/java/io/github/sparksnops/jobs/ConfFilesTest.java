package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in conf/ for --properties-file: Spark ignores what it does not know, so a misspelt key would go unnoticed. */
class ConfFilesTest {
    private static final Path CONF = Snops.ROOT.resolve("conf");

    /** Where Spark registers its keys, when these are loaded. */
    private static final List<String> REGISTRIES = List.of(
            "org.apache.spark.internal.config.package$",
            "org.apache.spark.internal.config.Deploy$",
            "org.apache.spark.internal.config.Network$",
            "org.apache.spark.internal.config.UI$",
            "org.apache.spark.internal.config.Worker$",
            "org.apache.spark.sql.internal.SQLConf$");

    /** Keys that Spark makes up of parts, or reads by name; those of YARN and Kubernetes, whose jars are not on Maven Central. */
    private static final Pattern UNREGISTERED = Pattern.compile("spark\\.master"
            + "|spark\\.executorEnv\\.(CUDA_DEVICE_ORDER|OPENBLAS_NUM_THREADS)"
            + "|spark\\.task\\.resource\\.gpu\\.amount"
            + "|spark\\.executor\\.resource\\.gpu\\.(amount|discoveryScript|vendor)"
            + "|spark\\.yarn\\.(maxAppAttempts|executor\\.launch\\.excludeOnFailure\\.enabled)"
            + "|spark\\.kubernetes\\.(namespace|container\\.image|authenticate\\.driver\\.serviceAccountName)"
            + "|spark\\.kubernetes\\.(driver|executor)\\.volumes\\.persistentVolumeClaim\\.studies"
            + "\\.(options\\.claimName|mount\\.path)"
            + "|spark\\.rapids\\..+");

    private static final Pattern FAULTS = Pattern.compile(
            "spark\\.(excludeOnFailure|task\\.(maxFailures|reaper|resource)|speculation|network|executor\\.heartbeat).*");

    @BeforeAll
    static void loadKeys() throws ClassNotFoundException {
        for (String registry : REGISTRIES) {
            Class.forName(registry);
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(CONF)) {
            return entries.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> settings(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    @Test
    void files_areThoseThatTheDocumentsName() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .contains("local.properties", "standalone-gpu.properties", "yarn-gpu.properties", "k8s-gpu.properties");
    }

    @ParameterizedTest
    @MethodSource("files")
    void settings_everyKey_isKnownToSparkAndItsValueCanBeRead(Path file) {
        Map<String, String> settings = settings(file);
        SparkConf conf = new SparkConf(false);
        settings.forEach(conf::set);

        assertThat(settings).isNotEmpty();
        settings.forEach((key, value) -> {
            ConfigEntry<?> entry = ConfigEntry.findEntry(key);
            assertThat(entry != null || UNREGISTERED.matcher(key).matches())
                    .as("Spark knows %s", key)
                    .isTrue();
            if (entry != null) {
                assertThatCode(() -> conf.get(entry)).as("%s=%s", key, value).doesNotThrowAnyException();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void settings_everyKey_hasItsReasonAboveIt(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);

        assertThat(lines.get(0)).startsWith("# ");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertThat(line).matches("|#.*|spark\\.[^= ]+=[^ ].*");
            if (line.startsWith("spark.")) {
                assertThat(lines.get(i - 1)).as("reason of %s", line).matches("# .{10,}");
            }
        }
    }

    @Test
    void settings_gpuClusters_treatFaultsAlike() {
        List<Map<String, String>> faults = Stream.of("standalone", "yarn", "k8s")
                .map(kind -> settings(CONF.resolve(kind + "-gpu.properties")))
                .map(settings -> {
                    Map<String, String> some = new TreeMap<>(settings);
                    some.keySet().removeIf(key -> !FAULTS.matcher(key).matches());
                    return some;
                })
                .toList();

        assertThat(faults.get(0))
                .hasSizeGreaterThan(10)
                .containsEntry("spark.task.resource.gpu.amount", "1")
                .containsEntry("spark.speculation", "false");
        assertThat(faults.get(1)).isEqualTo(faults.get(0));
        assertThat(faults.get(2)).isEqualTo(faults.get(0));
        assertThat(settings(CONF.resolve("standalone-gpu.properties")))
                .as("as many statistics threads as there are cores for a GPU")
                .satisfies(all -> assertThat(all.get("spark.task.cpus")).isEqualTo(all.get("spark.executor.cores")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void propertiesFile_ofSnops_readsWhatSparkSubmitReads(Path file) {
        Map<String, String> expected = new TreeMap<>(settings(file));
        expected.putIfAbsent("spark.master", SparkOptions.DEFAULT_MASTER);

        SparkOptions options = new SparkOptions();
        new picocli.CommandLine(options).parseArgs("--properties-file", file.toString());

        assertThat(options.settings()).isEqualTo(expected);
    }
}
