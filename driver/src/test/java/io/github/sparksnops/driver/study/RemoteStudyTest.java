package io.github.sparksnops.driver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.hadoop.ObjectStore;
import io.github.sparksnops.driver.hadoop.TestHdfs;
import io.github.sparksnops.driver.run.SweepRuns;
import io.github.sparksnops.driver.verify.StudyVerification;
import io.github.sparksnops.driver.verify.Verdict;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies on HDFS and on an object store are what they are on a disk. */
class RemoteStudyTest {
    @TempDir
    private static Path disk;

    private static List<String> rows;

    @BeforeAll
    static void sweepOnADisk() {
        SweepRuns local = new SweepRuns(disk);
        local.run("a");
        rows = local.rows("a");
    }

    static List<Path> folders() throws IOException {
        return List.of(TestHdfs.folder("studies"), ObjectStore.bucket("studies"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void sweep_damagedResumedAndCompacted_sameRowsAsOnADisk(Path folder) throws IOException {
        SweepRuns sweeps = new SweepRuns(folder);
        sweeps.run("a", 4);
        byte[] bytes = Files.readAllBytes(sweeps.file("a", 1));
        Files.write(sweeps.file("a", 1), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(sweeps.manifest("a", 2), "{");
        Files.writeString(sweeps.path("a").resolve("rounds/00009.json.tmp"), "{");
        Files.createDirectories(sweeps.path("a").resolve("trials/round=00009/_temporary"));
        assertThat(verdict(sweeps).problems()).hasSize(3);

        assertThat(sweeps.run("a").dropped()).hasSize(2);

        assertThat(sweeps.rows("a")).isEqualTo(rows);
        assertThat(verdict(sweeps).problems()).isEmpty();
        assertThat(entries(sweeps.path("a")))
                .isEqualTo(entries(disk.resolve("a")).stream()
                        .filter(name -> !name.equals(StudyLock.FILE))
                        .toList());
        assertThat(Compaction.run(sweeps.path("a").toString()).filesAfter()).isEqualTo(1);
        assertThat(sweeps.rows("a")).isEqualTo(rows);
        assertThat(verdict(sweeps).problems()).isEmpty();
        assertThat(verdict(sweeps).notes()).isEmpty();
        assertThat(events(sweeps.path("a")))
                .containsExactly("started", "round_dropped", "round_dropped", "resumed", "compacted");
        assertThat(Files.readString(sweeps.path("a").resolve(Views.SPARK)))
                .contains("'" + sweeps.path("a") + "/{trials/");
        assertThat(Files.readString(sweeps.path("a").resolve(Views.DUCKDB))).contains("'trials/rounds-");
    }

    private static Verdict verdict(SweepRuns sweeps) {
        return StudyVerification.of(sweeps.path("a").toString());
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> events(Path study) throws IOException {
        return Files.readAllLines(study.resolve(StudyDirectory.EVENTS)).stream()
                .map(line -> line.replaceAll(".*\"event\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void lock_secondRun_isRefusedAndTheFirstRemovesIt(Path folder) throws IOException {
        SweepRuns sweeps = new SweepRuns(folder);
        sweeps.run("locked", 1);
        Path study = sweeps.path("locked");
        Path file = study.resolve(StudyLock.FILE);

        try (StudyLock running = StudyLock.acquire(study)) {
            assertThatThrownBy(() -> StudyLock.acquire(study))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("since 20")
                    .hasMessageContaining("remove " + file);
            assertThatThrownBy(() -> StudyLock.requireFree(study)).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> sweeps.run("locked")).isInstanceOf(UserError.class);
            assertThat(Files.exists(file)).isTrue();
        }

        assertThat(Files.exists(file)).isFalse();
        StudyLock.requireFree(study);
        sweeps.run("locked");
        assertThat(sweeps.rows("locked")).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void events_afterALineThatWasCutOff_startOnANewLine(Path folder) throws IOException {
        Path file = folder.resolve("events.jsonl");
        Files.writeString(file, "{\"ti");

        new EventLog(file).add("two", Map.of("n", 2));
        new EventLog(file).add("three", Map.of());

        assertThat(Files.readAllLines(file)).hasSize(3).last().asString().contains("\"event\":\"three\"");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void create_fileInTheWay_isRefused(Path folder) throws IOException {
        Files.writeString(folder.resolve("file"), "");
        String below = folder.resolve("file/below").toString();

        assertThatThrownBy(() -> StudyDirectory.create(below, SweepRuns.STUDY, SweepRuns.SOFTWARE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--out " + below)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> StudyTable.files(folder.resolve("none").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such directory");
    }

    @Test
    void sweep_quotaUsedUp_isAFullDiskAndResumeLosesNothing() throws IOException {
        Path folder = TestHdfs.folder("full");
        SweepRuns sweeps = new SweepRuns(folder);
        sweeps.run("a", 2);
        org.apache.hadoop.fs.Path limited = new org.apache.hadoop.fs.Path(folder.toUri());
        ContentSummary used = TestHdfs.client().getContentSummary(limited);
        // Room for the lock, the next round's folder, and its first file, but not for its second.
        TestHdfs.client()
                .setQuota(limited, used.getFileCount() + used.getDirectoryCount() + 3, HdfsConstants.QUOTA_RESET);

        assertThatThrownBy(() -> sweeps.run("a"))
                .satisfies(e -> assertThat(FullDisk.causes(e)).as("%s", e).isTrue());

        TestHdfs.client().setQuota(limited, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
        sweeps.run("a");
        assertThat(sweeps.rows("a")).isEqualTo(rows);
    }
}
