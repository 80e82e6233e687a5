package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.jobs.StandaloneCluster.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and fits on a cluster that schedules GPUs, made-up ones: three executors on two workers. */
class StandaloneClusterIT {
    @TempDir
    private static Path shared;

    private static StandaloneCluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = StandaloneCluster.start(shared, List.of(List.of(0, 1), List.of(2)));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void forget() throws Exception {
        cluster.awaitNoExecutors();
        cluster.forget();
    }

    @Test
    void sweep_gpuExecutors_sameTableAsOneCoreAndEveryTaskOnItsOwnGpu() throws Exception {
        Path configuration = SmallSweep.write(directory);
        assertThat(SmallSweep.onOneCore(configuration, directory.resolve("local")))
                .isZero();

        List<Object> command = List.of("sweep", configuration, "--out", directory.resolve("gpus"));
        try (SubmittedProcess submitted = cluster.submit(
                Application.whole(), directory.resolve("gpus.log"), command, SnopsSession.WAVE_SECONDS + "=0.5")) {
            assertThat(submitted.finish()).as(submitted.ending()).isZero();
            assertThat(submitted.log())
                    .contains("simulator pinned on " + PinnedSimulatorProvider.DEVICE)
                    .doesNotContain("Disturbed");
        }

        List<List<String>> rows = ScienceRows.of(List.of(directory.resolve("local"), directory.resolve("gpus")));
        assertThat(rows.get(0)).hasSize(SmallSweep.TRIALS).doesNotHaveDuplicates();
        assertThat(rows.get(1)).isEqualTo(rows.get(0));
        // The simulator itself fails where the task was given another GPU, or another process has it.
        assertThat(StudyEvents.of(directory.resolve("gpus"), "task_failed")).isEmpty();
        assertThat(devices(directory.resolve("gpus")))
                .hasSizeGreaterThanOrEqualTo(2)
                .isSubsetOf("made-up GPU 0", "made-up GPU 1", "made-up GPU 2");
        assertThat(Files.readAllLines(cluster.gpuFolder().resolve(PinnedSimulatorProvider.RUNS)))
                .as("several networks at a time, as a GPU takes them")
                .anyMatch(line -> line.endsWith(" 3"));
    }

    /** The configuration is sent with --files, found by its name, and DIR is a URI. */
    @Test
    void fit_thinJarWithItsLibraries_sameTablesAsOneCore() throws Exception {
        Path configuration = SmallFit.write(Files.createDirectories(directory.resolve("elsewhere")), 15);
        Path local = directory.resolve("local");
        Snops here =
                Snops.run("fit", configuration, "--out", local, "--master", "local[1]", "--simulator", "cpu-scalar");
        assertThat(here.exitCode()).as(here.err()).isZero();

        Path gpus = directory.resolve("gpus");
        try (SubmittedProcess submitted = cluster.submit(
                Application.thin(),
                directory.resolve("fit.log"),
                List.of("fit", configuration.getFileName(), "--out", gpus.toUri()),
                "spark.files=" + configuration)) {
            assertThat(submitted.finish()).as(submitted.ending()).isZero();
        }

        List<List<String>> rows = ScienceRows.of(List.of(local, gpus));
        assertThat(rows.get(0)).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
        assertThat(rows.get(1)).isEqualTo(rows.get(0));
        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(gpus.resolve(table)).hasSameTextualContentAs(local.resolve(table));
        }
    }

    @Test
    void sweep_twoGpusATask_isRefusedBeforeAnythingIsWritten() throws Exception {
        Path configuration = SmallSweep.write(directory);
        Path out = directory.resolve("none");

        try (SubmittedProcess submitted = cluster.submit(
                Application.whole(),
                directory.resolve("none.log"),
                List.of("sweep", configuration, "--out", out),
                "spark.executor.resource.gpu.amount=2",
                "spark.task.resource.gpu.amount=2")) {
            assertThat(submitted.finish()).isEqualTo(ExitCode.USER_ERROR);
            assertThat(submitted.log())
                    .contains("spark.task.resource.gpu.amount: on an executor: a task simulates on one GPU")
                    .doesNotContain("\tat ");
        }
        assertThat(out).doesNotExist();
    }

    private static List<String> devices(Path study) {
        SparkSession spark =
                SnopsSession.open("devices", Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
        try {
            return TrialTable.open(spark, study.toString()).select("device").distinct().collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
        } finally {
            spark.stop();
        }
    }
}
