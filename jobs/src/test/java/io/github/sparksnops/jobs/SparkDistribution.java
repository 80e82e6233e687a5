package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A folder like that of a Spark distribution, made of Maven's jars: {@code jars/} with links to them, and a
 * {@code bin/spark-submit}, because Spark's scripts are not on Maven Central. Spark starts executors from it.
 *
 * @param home what Spark calls SPARK_HOME
 */
record SparkDistribution(Path home) implements AutoCloseable {
    /** What Spark's own script comes to: its class path, the memory it gives, and the JVM options it adds. */
    private static final String SPARK_SUBMIT =
            """
            #!/usr/bin/env bash
            exec '%s' %s -Xmx1g -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.SparkSubmit "$@"
            """;

    /** What Spark's own script comes to for the processes of a standalone cluster. */
    private static final String SPARK_CLASS =
            """
            #!/usr/bin/env bash
            [ "$1" != org.apache.spark.deploy.worker.Worker ] || more=${SPARK_WORKER_OPTS:-}
            exec '%s' %s -Xmx256m ${more:-} -cp "$SPARK_HOME/jars/*" "$@"
            """;

    private static final String SCALA = "2.13";

    /** Makes the folder. */
    static SparkDistribution make(Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        String classPath = Files.readString(Path.of(System.getProperty("snops.sparkClasspath")));
        for (String entry : classPath.strip().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
        assertThat(jars).isDirectoryContaining("glob:**/spark-core_" + SCALA + "-*.jar");
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        for (Map.Entry<String, String> script :
                Map.of("spark-submit", SPARK_SUBMIT, "spark-class", SPARK_CLASS).entrySet()) {
            executable(
                    bin.resolve(script.getKey()),
                    script.getValue().formatted(java, JavaModuleOptions.defaultModuleOptions()));
        }
        return new SparkDistribution(home);
    }

    /** Writes a script. */
    static Path executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Starts a line of a shell in which {@code spark-submit} and {@code spark-class} are known.
     *
     * @param directory where it runs
     * @param output gets what it writes to stdout and stderr
     */
    SubmittedProcess start(String line, Path directory, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // The settings of a Spark that is installed here are not this one's.
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        home.resolve("bin") + File.pathSeparator + System.getenv("PATH"),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "SPARK_HOME",
                        home.toString(),
                        "SPARK_SCALA_VERSION",
                        SCALA,
                        "SPARK_LOCAL_IP",
                        "127.0.0.1"));
        return new SubmittedProcess(builder.start(), output);
    }

    /** Removes the links; JUnit warns of every one that it finds in a temporary folder. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            for (Path link : jars.toList()) {
                Files.delete(link);
            }
        }
    }

    /** Quotes a word for the shell. */
    static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''") + "'";
    }

    /** A line of words for the shell. */
    static String line(List<?> words) {
        return String.join(" ", words.stream().map(SparkDistribution::quoted).toList());
    }
}
