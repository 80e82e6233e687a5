package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.SnopsSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application jar under spark-submit, in one JVM and on a cluster whose executors are processes of their own. */
class ClusterIT {
    private static final String SWEEP =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            sweep:
              tau_decay_i: {from: 4, to: 16, steps: 10, scale: linear}
              j_ex: {from: 0, to: 54, steps: 10, scale: linear}
            repeats: 6
            seed: 7
            window: {duration_ms: 3000, burn_in_ms: 500, count_window_ms: 100, dt_ms: 0.05}
            statistics: {neurons: 10, samplings: 5, min_rate_hz: 0.5}
            """;

    private static final String LOCAL = "local[2]";
    /** Two workers with one core and 1024 MB each: Spark's smallest cluster with executors of their own. */
    private static final String CLUSTER = "local-cluster[2,1,1024]";

    private static final Pattern README_COMMAND = Pattern.compile("```\n(spark-submit .*?)```", Pattern.DOTALL);
    private static final String README_MASTER = "spark://host:7077";
    private static final String README_OUT = "/shared/first-sweep";

    @TempDir
    private static Path shared;

    private static SparkDistribution spark;

    @TempDir
    private Path directory;

    private Path configuration;

    @BeforeAll
    static void makeDistribution() throws IOException {
        spark = SparkDistribution.make(shared.resolve("spark"));
    }

    @AfterAll
    static void removeDistribution() throws IOException {
        spark.close();
    }

    @BeforeEach
    void writeConfiguration() throws IOException {
        configuration = SmallNetwork.write(directory, SWEEP);
    }

    @Test
    void sweep_configurationWithAMistake_endsWithCode2AndOneMessage() throws Exception {
        Files.writeString(configuration, SWEEP.replace("repeats", "repeets"));

        try (SubmittedProcess submitted = sweep(LOCAL, "none")) {
            assertThat(submitted.finish()).isEqualTo(ExitCode.USER_ERROR);
            assertThat(messages(submitted)).hasSize(1);
            assertThat(messages(submitted).get(0)).contains("repeets", "repeats");
            assertThat(submitted.log()).doesNotContain("\tat ");
        }
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void sweep_simulatorThatExecutorsDoNotHave_endsWithCode2AndWritesNothing() throws Exception {
        try (SubmittedProcess submitted = sweep(CLUSTER, "none", "--simulator", "abacus")) {
            assertThat(submitted.finish()).isEqualTo(ExitCode.USER_ERROR);
            assertThat(messages(submitted)).hasSize(1);
            assertThat(messages(submitted).get(0)).contains("on an executor", "abacus", "cpu-scalar");
            assertThat(submitted.log()).doesNotContain("\tat ");
        }
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void readme_clusterCommand_worksAsWritten() throws Exception {
        for (String folder : List.of("jobs", "conf")) {
            Files.createSymbolicLink(directory.resolve(folder), Snops.ROOT.resolve(folder));
        }
        Matcher command = README_COMMAND.matcher(Files.readString(Snops.ROOT.resolve("README.md")));
        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).containsOnlyOnce(README_MASTER).containsOnlyOnce(README_OUT);
        Path out = directory.resolve("first-sweep");
        String line = command.group(1)
                .strip()
                .replace(README_MASTER, SparkDistribution.quoted(CLUSTER))
                .replace(README_OUT, SparkDistribution.quoted(out));

        // The same trials in less time.
        try (SubmittedProcess submitted =
                spark.start(line + " --set window.duration_ms=3500", directory, directory.resolve("log.txt"))) {
            assertThat(submitted.finish()).as(submitted.ending()).isZero();
            assertThat(submitted.log()).contains("24 trials");
        }
        assertThat(ScienceRows.of(List.of(out)).get(0)).hasSize(24).doesNotHaveDuplicates();
    }

    private SubmittedProcess sweep(String master, String out, String... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of(
                "spark-submit",
                "--master",
                master,
                "--class",
                Main.class.getName(),
                System.getProperty("snops.jar"),
                "sweep",
                configuration,
                "--out",
                directory.resolve(out),
                "--conf",
                SnopsSession.WAVE_SECONDS + "=1"));
        words.addAll(List.of(more));
        return spark.start(SparkDistribution.line(words), directory, directory.resolve(out + ".log"));
    }

    /** What snops itself says of a mistake; Spark's log is around it. */
    private static List<String> messages(SubmittedProcess submitted) {
        return submitted.log().lines().filter(line -> line.startsWith("snops")).toList();
    }
}
