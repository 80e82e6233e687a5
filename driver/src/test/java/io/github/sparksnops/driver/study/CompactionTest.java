package io.github.sparksnops.driver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.run.SweepRuns;
import io.github.sparksnops.driver.table.TrialFooter;
import io.github.sparksnops.driver.verify.StudyVerification;
import io.github.sparksnops.driver.verify.Verdict;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compaction changes files, and nothing else. */
class CompactionTest {
    @TempDir
    private static Path original;

    @TempDir
    private Path folder;

    private SweepRuns sweeps;
    private List<String> rows;

    @BeforeAll
    static void sweep() {
        new SweepRuns(original).run("a");
    }

    @BeforeEach
    void copy() throws IOException {
        sweeps = new SweepRuns(folder);
        SweepRuns.copy(original.resolve("a"), path());
        rows = sweeps.wholeRows("a");
    }

    private Path path() {
        return sweeps.path("a");
    }

    private void assertWhole() {
        assertThat(sweeps.wholeRows("a")).isEqualTo(rows);
        Verdict verdict = StudyVerification.of(path().toString());
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notes()).isEmpty();
    }

    @Test
    void run_finishedSweep_sameRowsInTheSameOrderInOneFile() throws IOException {
        var origin = TrialFooter.of(sweeps.file("a", 0)).origin();

        Compaction.Summary summary = Compaction.run(path().toString());

        assertThat(summary.filesBefore()).isGreaterThanOrEqualTo(SweepRuns.WAVES);
        assertThat(summary.filesAfter()).isEqualTo(1);
        assertThat(summary.rows()).isEqualTo(SweepRuns.TRIALS);
        assertThat(files("trials")).containsExactly("rounds-00000-00005/part-00000.zstd.parquet");
        Path file = StudyTable.files(path().toString()).get(0);
        assertThat(TrialFooter.of(file).origin()).isEqualTo(origin).hasSize(3);
        assertThat(Files.readString(path().resolve("views.duckdb.sql"))).contains(file.toString(), ", 1 files");
        assertThat(Files.readString(path().resolve("events.jsonl"))).contains("\"event\":\"compacted\"");
        assertWhole();
    }

    @Test
    void run_smallFiles_groupsWholeRounds() throws IOException {
        long two = 5 * Files.size(sweeps.file("a", 0));

        Compaction.Summary summary = Compaction.run(path().toString(), two);

        assertThat(summary.filesAfter()).isBetween(3, 4);
        assertWhole();
    }

    @Test
    void run_twice_changesNothingMore() throws IOException {
        Compaction.run(path().toString());
        List<String> before = files(".");

        assertThat(Compaction.run(path().toString()).filesBefore()).isEqualTo(1);

        assertThat(files(".")).isEqualTo(before);
        assertWhole();
    }

    @Test
    void run_sweepThatIsNotFinished_goesOnAfterwards() throws IOException {
        sweeps.run("b", 3);
        Compaction.run(sweeps.path("b").toString());

        StudyDirectory resumed = sweeps.run("b");

        assertThat(resumed.dropped()).isEmpty();
        assertThat(resumed.rounds()).hasSize(SweepRuns.WAVES);
        assertThat(sweeps.rows("b")).isEqualTo(sweeps.rows("a"));
        Compaction.run(sweeps.path("b").toString());
        assertThat(StudyTable.files(sweeps.path("b").toString())).hasSize(2);
        assertThat(sweeps.rows("b")).isEqualTo(sweeps.rows("a"));
    }

    @Test
    void run_finishedSweep_resumeHasNothingToDo() {
        Compaction.run(path().toString());

        StudyDirectory resumed = sweeps.run("a");

        assertThat(resumed.done()).hasSize(SweepRuns.WAVES);
        assertThat(resumed.counts().total()).isEqualTo(SweepRuns.TRIALS);
        assertWhole();
    }

    /** All that a process killed at each moment leaves, made from the states before and after. */
    @Test
    void run_diedBetweenAnyTwoSteps_readersSeeAllRowsOnceAndTheNextRunFinishes() throws IOException {
        SweepRuns.copy(path(), sweeps.path("after"));
        Compaction.run(sweeps.path("after").toString());
        Path name = Path.of("trials/rounds-00000-00005");
        Path list = Path.of("rounds/00000-00005.json");

        Files.createDirectories(path().resolve(name));
        Files.writeString(path().resolve(name).resolve(".part-00000.zstd.parquet.tmp"), "PAR1");
        assertThat(sweeps.wholeRows("a")).as("while the file was written").isEqualTo(rows);
        Path part = name.resolve("part-00000.zstd.parquet");
        Files.copy(sweeps.path("after").resolve(part), path().resolve(part));
        Files.delete(path().resolve(name).resolve(".part-00000.zstd.parquet.tmp"));
        assertThat(sweeps.wholeRows("a")).as("file written").isEqualTo(rows);
        Files.copy(sweeps.path("after").resolve(list), path().resolve(list));
        assertThat(sweeps.wholeRows("a")).as("list in place").isEqualTo(rows);
        Files.writeString(sweeps.manifest("a", 0), Files.readString(sweeps.manifest("after", 0)));
        assertThat(sweeps.wholeRows("a")).as("one manifest brought in line").isEqualTo(rows);
        RoundRepair.removeTree(path().resolve("trials/round=00003"));
        assertThat(sweeps.wholeRows("a")).as("one old round removed").isEqualTo(rows);

        Compaction.run(path().toString());

        assertWhole();
        assertThat(files(".")).isEqualTo(files(sweeps.path("after")));
    }

    @Test
    void resume_diedAfterTheListWasInPlace_keepsAllAndFinishes() throws IOException {
        SweepRuns.copy(path(), sweeps.path("after"));
        Compaction.run(sweeps.path("after").toString());
        SweepRuns.copy(
                sweeps.path("after").resolve("trials/rounds-00000-00005"), path().resolve("trials/rounds-00000-00005"));
        Files.copy(sweeps.path("after").resolve("rounds/00000-00005.json"), path().resolve("rounds/00000-00005.json"));

        assertThat(sweeps.run("a").dropped()).isEmpty();

        assertWhole();
        assertThat(files("trials")).hasSize(1);
    }

    @Test
    void run_eitherManifestDamagedAfterwards_losesNothing() throws IOException {
        Compaction.run(path().toString());
        Path list = path().resolve("rounds/00000-00005.json");
        String text = Files.readString(list);

        Files.writeString(list, text.substring(0, 100));
        assertThat(sweeps.wholeRows("a")).isEqualTo(rows);
        assertThat(StudyVerification.of(path().toString()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo(list.toString()));
        assertThat(sweeps.run("a").dropped()).isEmpty();
        assertWhole();

        Files.writeString(list, text);
        Files.writeString(sweeps.manifest("a", 4), "{");
        assertThat(StudyVerification.of(path().toString()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where())
                        .isEqualTo(sweeps.manifest("a", 4).toString()));
        assertThat(sweeps.run("a").dropped()).isEmpty();
        assertWhole();
    }

    @Test
    void resume_bothManifestsOfARoundDamaged_runsAllOfTheirFileAgain() throws IOException {
        Compaction.run(path().toString());
        Files.delete(path().resolve("rounds/00000-00005.json"));
        Files.writeString(sweeps.manifest("a", 4), "{");

        assertThat(sweeps.run("a").dropped()).extracting(RoundDamage::round).contains(0, 1, 2, 3, 4, 5);

        assertThat(sweeps.rows("a")).isEqualTo(new SweepRuns(original).rows("a"));
    }

    @Test
    void resume_compactedFileDamaged_runsItsRoundsAgain() throws IOException {
        Compaction.run(path().toString());
        Path file = StudyTable.files(path().toString()).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(StudyVerification.of(path().toString()).problems())
                .anyMatch(problem -> problem.where().equals(file.toString())
                        && problem.what().contains("content has changed"));
        assertThat(sweeps.run("a").dropped()).hasSize(SweepRuns.WAVES);

        assertThat(sweeps.rows("a")).isEqualTo(new SweepRuns(original).rows("a"));
        assertThat(StudyVerification.of(path().toString()).problems()).isEmpty();
    }

    @Test
    void run_lockedDamagedOrEmptyStudy_isRefusedAndChangesNothing() throws IOException {
        List<String> before = files(".");
        try (StudyLock running = StudyLock.acquire(path())) {
            assertThatThrownBy(() -> Compaction.run(path().toString()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another run is writing there");
        }
        byte[] bytes = Files.readAllBytes(sweeps.file("a", 1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(sweeps.file("a", 1), bytes);
        assertThatThrownBy(() -> Compaction.run(path().toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("content has changed");
        StudyDirectory.create(sweeps.path("empty").toString(), SweepRuns.STUDY, SweepRuns.SOFTWARE)
                .close();
        assertThatThrownBy(() -> Compaction.run(sweeps.path("empty").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no wave of this study is finished yet");

        assertThat(files(".")).isEqualTo(before);
    }

    private List<String> files(String below) throws IOException {
        return files(path().resolve(below).normalize());
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.equals(StudyLock.FILE))
                    .sorted()
                    .toList();
        }
    }
}
