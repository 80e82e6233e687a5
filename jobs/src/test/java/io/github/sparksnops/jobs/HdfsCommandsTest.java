package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.table.TrialFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command with everything on HDFS, a real one in this JVM: configuration, target, study, results. */
class HdfsCommandsTest {
    @TempDir
    private static Path disk;

    private static Hdfs cluster;
    private static Path hdfs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        cluster = Hdfs.start(disk);
        hdfs = cluster.folder("/users/a b");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static String run(Object... words) {
        Snops snops = Snops.run(words);
        assertThat(snops.exitCode())
                .as("%s: %s", Arrays.asList(words), snops.err())
                .isZero();
        return snops.out();
    }

    @Test
    void sweep_onHdfs_sameTableAndEveryCommandWorks() throws IOException {
        Path local = folder.resolve("local");
        assertThat(SmallSweep.onOneCore(SmallSweep.write(folder), local)).isZero();
        Path config = Files.writeString(hdfs.resolve("sweep.yaml"), SmallSweep.SWEEP);
        Path study = hdfs.resolve("sweep-1");

        assertThat(run(sweep(config, study))).contains("60 trials", study.toString());
        damage(study);
        Snops damaged = Snops.run("verify", study);
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(damaged.err()).contains(study + "/trials/round=00000/", "--resume");
        run(sweep(config, study, "--resume"));

        assertThat(run("verify", study)).contains("60 of 60 trials", "no problem found");
        List<List<String>> tables = ScienceRows.of(List.of(local, study));
        assertThat(tables.get(0)).hasSize(SmallSweep.TRIALS);
        assertThat(tables.get(1)).isEqualTo(tables.get(0));
        assertThat(StudyEvents.of(study, "round_dropped")).hasSize(1);
        ask(study);
        assertThat(run("compact", study)).contains("now 1 file (");
        assertThat(run("verify", study)).contains("60 of 60 trials", "1 file (", "no problem found");
        run("report", study);
        assertThat(Files.readString(study.resolve("report.html"))).contains("spark-snops report");
    }

    private static Object[] sweep(Path config, Path study, Object... more) {
        List<Object> words = new ArrayList<>(List.of("sweep", config, "--out", study, "--master", "local[2]"));
        words.addAll(List.of(more));
        return words.toArray();
    }

    private static void damage(Path study) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(study.resolve("trials/round=00000"))) {
            file = files.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void ask(Path study) throws IOException {
        assertThat(run("sql", study, "SELECT count(*) AS n FROM trials", "--format", "csv"))
                .isEqualTo("n\n60\n");
        defineViews(study);
        Path target = Files.writeString(
                hdfs.resolve("target.yaml"),
                SmallFit.target(15, 1, 0.9, 0.05, 0, 0.01).replace("count_windows: 11", "count_windows: 10"));
        Path scores = hdfs.resolve("scores.parquet");
        run("score", hdfs + "/sweep-*", target, "--format", "parquet", "--out", scores);
        assertThat(TrialFileReader.rows(scores)).isPositive();
    }

    /** As any Spark would run the file. */
    private static void defineViews(Path study) throws IOException {
        SparkSession spark = SnopsSession.open("views", Map.of("spark.master", "local[1]"), SnopsSession.Purpose.QUERY);
        try {
            for (String statement :
                    Files.readString(study.resolve("views.spark.sql")).split(";\n")) {
                spark.sql(statement);
            }
            assertThat(spark.sql("SELECT * FROM trials").count()).isEqualTo(60);
        } finally {
            spark.stop();
        }
    }

    /** The host stands in Hadoop's settings alone. */
    @Test
    void fit_onTheDefaultFileSystem_sameTablesAsLocally() throws IOException {
        Path local = folder.resolve("local");
        run("fit", SmallFit.write(folder, 15), "--out", local, "--master", "local[1]");
        Path config = SmallFit.write(Files.createDirectories(hdfs.resolve("fits")), 15);
        Path study = hdfs.resolve("fits/fit");

        run(
                "fit",
                "hdfs:" + config.toUri().getPath(),
                "--out",
                "hdfs://" + study.toUri().getPath(),
                "--master",
                "local[2]",
                "--conf",
                "spark.hadoop.fs.defaultFS=" + cluster.uri());

        List<List<String>> tables = ScienceRows.of(List.of(local, study));
        assertThat(tables.get(1)).isEqualTo(tables.get(0)).hasSizeGreaterThanOrEqualTo(12);
        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(Files.readString(study.resolve(table))).isEqualTo(Files.readString(local.resolve(table)));
        }
        Path spikes = hdfs.resolve("spikes.csv");
        run("simulate", study.resolve("best.yaml"), "--record-spikes", spikes);
        assertThat(Files.readAllLines(spikes)).hasSizeGreaterThan(1);
        Path target = hdfs.resolve("measured.yaml");
        run("target", spikes, "--neurons-per-sampling", "10", "--bootstrap", "2", "--out", target);
        assertThat(Files.readString(target)).contains("n_neuron: 10");
    }

    @Test
    void target_matlabFileOnHdfs_isRefusedInOneMessage() throws IOException {
        Path recording = Files.writeString(hdfs.resolve("recording.mat"), "MATLAB 5.0");

        Snops snops = Snops.run("target", recording, "--out", folder.resolve("target.yaml"));

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err()).contains("read from this machine's disks").doesNotContain("\tat ");
    }
}
