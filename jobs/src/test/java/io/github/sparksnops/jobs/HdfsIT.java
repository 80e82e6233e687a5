package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on HDFS by processes that are ended, and in the end by the executors of a cluster. */
class HdfsIT {
    @TempDir
    private Path directory;

    @Test
    void sweep_terminatedThenKilled_onlyTheLatterLeavesItsLockAndNoneLosesARow() throws Exception {
        Path local = directory.resolve("local");
        assertThat(SmallSweep.onOneCore(SmallSweep.write(directory), local)).isZero();
        KilledProcesses processes = new KilledProcesses(directory);
        try (Hdfs hdfs = Hdfs.start(Files.createDirectory(directory.resolve("hdfs")))) {
            Path config = Files.writeString(hdfs.folder("/users").resolve("sweep.yaml"), SmallSweep.SWEEP);
            Path study = config.resolveSibling("study");
            Path lock = study.resolve(".lock");

            Process terminated = processes.start(sweep(config, study));
            processes.waitFor(terminated, () -> Files.exists(study.resolve("trials/round=00000")));
            terminated.destroy();
            assertThat(processes.finish(terminated)).isEqualTo(128 + 15);
            assertThat(Files.exists(lock)).isFalse();

            Process killed = processes.start(sweep(config, study, "--resume"));
            processes.killWhen(killed, () -> isRunningAgain(study));
            assertThat(Files.exists(lock)).isTrue();

            assertThat(processes.finish(processes.start(sweep(config, study, "--resume"))))
                    .isEqualTo(ExitCode.USER_ERROR);
            assertThat(processes.log())
                    .contains("was killed and left its lock (host ", "pid " + killed.pid(), "remove " + lock)
                    .doesNotContain("\tat ");
            Files.delete(lock);
            onACluster(hdfs, config, study);

            List<List<String>> tables = ScienceRows.of(List.of(local, study));
            assertThat(tables.get(0)).hasSize(SmallSweep.TRIALS);
            assertThat(tables.get(1)).isEqualTo(tables.get(0));
        }
    }

    /** What the first run left is removed before the event. */
    private static boolean isRunningAgain(Path study) {
        try {
            return Files.readString(study.resolve("events.jsonl")).contains("resumed")
                    && Files.exists(study.resolve("trials/round=00000"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sweep(Path config, Path study, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Snops.ROOT.resolve("bin/snops").toString(), "sweep", config.toString(), "--out", study.toString()));
        words.addAll(List.of("--master", "local[2]"));
        Hdfs.SETTINGS.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.addAll(List.of(more));
        return words;
    }

    /** The executors are JVMs of their own, and know from the driver's settings alone whose file system it is. */
    private void onACluster(Hdfs hdfs, Path config, Path study) throws Exception {
        List<Object> words = new ArrayList<>(List.of("spark-submit", "--master", "local-cluster[2,1,1024]"));
        words.addAll(List.of("--conf", "spark.hadoop.fs.defaultFS=" + hdfs.uri()));
        Hdfs.SETTINGS.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.addAll(List.of("--class", Main.class.getName(), System.getProperty("snops.jar"), "sweep"));
        words.addAll(List.of("hdfs:" + config.toUri().getPath(), "--resume"));
        words.addAll(List.of("--out", "hdfs:" + study.toUri().getPath()));
        try (SparkDistribution spark = SparkDistribution.make(directory.resolve("spark"));
                SubmittedProcess submitted =
                        spark.start(SparkDistribution.line(words), directory, directory.resolve("cluster.log"))) {
            assertThat(submitted.finish()).as(submitted.ending()).isZero();
        }
    }
}
