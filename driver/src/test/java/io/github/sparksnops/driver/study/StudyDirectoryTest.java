package io.github.sparksnops.driver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDirectoryTest {
    private static final StudyConfiguration STUDY = Studies.of(3, 2, 1, 7);
    private static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abc");

    @TempDir
    private Path directory;

    @Test
    void create_newDirectory_studyFileReadsBackAsTheSameStudy() throws IOException {
        create("a").close();

        StudyConfiguration read = ConfigurationReader.read(path("a").resolve("study.yaml"), List.of(), Use.SWEEP);

        assertThat(read).isEqualTo(STUDY);
        assertThat(Files.readString(path("a").resolve("study.yaml"))).contains("spark-snops 1.2.3, commit abc");
    }

    @Test
    void create_studyThere_isRefusedAndSaysResume() {
        create("a").close();

        assertThatThrownBy(() -> create("a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds a study")
                .hasMessageContaining("--resume");
    }

    @Test
    void create_otherThingsThere_isRefusedAndTouchesNothing() throws IOException {
        Files.createDirectories(path("a"));
        Files.writeString(path("a").resolve("thesis.tex"), "text");

        assertThatThrownBy(() -> create("a")).isInstanceOf(UserError.class).hasMessageContaining("thesis.tex");

        try (Stream<Path> entries = Files.list(path("a"))) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void create_leftOfARunThatDiedBeforeItsStudyBegan_starts() throws IOException {
        Files.createDirectories(path("a/rounds"));
        Files.writeString(path("a/.lock"), "host x, pid 1");
        Files.writeString(path("a/study.yaml.tmp"), "network: ");

        create("a").close();

        assertThat(path("a/study.yaml")).exists();
    }

    @Test
    void create_fileUriOrForbiddenPlace_isRefused() throws IOException {
        Files.writeString(path("file"), "");

        assertThatThrownBy(() -> create("file")).isInstanceOf(UserError.class).hasMessageContaining("this is a file");
        assertThatThrownBy(() -> create("file/below"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> StudyDirectory.create("s3a://bucket/study", STUDY, SOFTWARE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("hadoop-aws");
        assertThatThrownBy(() -> StudyDirectory.create("s3a:study", STUDY, SOFTWARE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("./s3a:study");
    }

    @Test
    void resume_nothingThere_isRefused() throws IOException {
        Files.createDirectories(path("empty"));

        assertThatThrownBy(() -> resume("nowhere"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such");
        assertThatThrownBy(() -> resume("empty")).isInstanceOf(UserError.class).hasMessageContaining("no study");
        assertThat(path("nowhere")).doesNotExist();
    }

    @Test
    void resume_otherRunHoldsTheLock_isRefusedAndNamesIt() {
        try (StudyDirectory running = create("a")) {
            assertThat(running.name()).isEqualTo("a");

            assertThatThrownBy(() -> resume("a"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        resume("a").close();
    }

    @Test
    void resume_changedConfiguration_isRefusedAndNamesEveryDifference() {
        create("a").close();

        assertThatThrownBy(() -> StudyDirectory.resume(path("a").toString(), Studies.of(2, 2, 3, 7), SOFTWARE))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.problems())
                        .extracting(problem -> problem.where())
                        .containsExactly("repeats", "sweep.tau_decay_i"))
                .hasMessageContaining("is 3 now")
                .hasMessageContaining("started with 1");
        resume("a").close();
    }

    @Test
    void resume_roundsWithoutManifest_areRemovedAndTheOthersKept() throws IOException {
        try (StudyDirectory study = create("a")) {
            writeRound(study, 0, new PlanRange(0, 2));
            Files.createDirectories(path("a/trials/round=00001/_temporary"));
            Files.writeString(path("a/trials/round=00001/part.zstd.parquet"), "rows");
            Files.writeString(path("a/rounds/00001.json.tmp"), "{");
        }

        try (StudyDirectory study = resume("a")) {
            assertThat(study.done()).containsExactly(new PlanRange(0, 2));
            assertThat(study.nextRound()).isEqualTo(1);
            assertThat(study.counts().completed()).isEqualTo(2);
        }

        assertThat(path("a/trials/round=00000")).exists();
        assertThat(path("a/trials/round=00001")).doesNotExist();
        assertThat(path("a/rounds/00001.json.tmp")).doesNotExist();
        assertThat(Files.readString(path("a/events.jsonl")))
                .contains("\"event\":\"resumed\"")
                .contains("trials/round=00001");
    }

    @Test
    void resume_roundOfAnotherStudy_isRefusedByName() throws IOException {
        try (StudyDirectory study = create("a");
                StudyDirectory other = StudyDirectory.create(path("b").toString(), Studies.of(3, 2, 1, 8), SOFTWARE)) {
            writeRound(study, 0, new PlanRange(0, 2));
            writeRound(other, 1, new PlanRange(2, 4));
        }
        Files.move(path("b/rounds/00001.json"), path("a/rounds/00001.json"));
        Files.move(path("b/trials/round=00001"), path("a/trials/round=00001"));

        assertThatThrownBy(() -> resume("a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("round 1 belongs to another study")
                .hasMessageContaining("00001.json");
        assertThatThrownBy(() -> StudyTable.files(path("a").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("round 1 belongs to another study");
    }

    @Test
    void check_newOrExistingStudy_findsWhatCreateAndResumeWouldAndWritesNothing() throws IOException {
        try (StudyDirectory study = create("a")) {
            writeRound(study, 0, new PlanRange(0, 2));
            assertThatThrownBy(() -> check("a", true))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another run");
        }
        Files.writeString(path("file"), "");
        List<String> before = tree();

        assertThat(check("a", true).total()).isEqualTo(2);
        assertThat(check("new/below", false).total()).isZero();
        assertThatThrownBy(() -> check("a", false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--resume");
        assertThatThrownBy(() -> check("new", true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such");
        assertThatThrownBy(() -> check("file/below", false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is a file");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void create_lockAskedForTwiceInOneJvm_otherProcessesStillStayOut() throws Exception {
        try (StudyDirectory running = create("a")) {
            assertThatThrownBy(() -> resume("a")).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> check("a", true)).isInstanceOf(UserError.class);

            assertThat(lockedForOthers(running.path().resolve(StudyLock.FILE))).isTrue();
        }
        assertThat(lockedForOthers(path("a").resolve(StudyLock.FILE))).isFalse();
    }

    /** Asks another process. */
    private static boolean lockedForOthers(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockQuestion.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        return process.waitFor() == LockQuestion.LOCKED;
    }

    /** Main class of a process that tries to lock a file. */
    static final class LockQuestion {
        static final int LOCKED = 7;

        private LockQuestion() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : 0);
            }
        }
    }

    @Test
    void commitAndResume_arabicDigitsByDefault_namesAreLatin() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            try (StudyDirectory study = create("a")) {
                writeRound(study, 0, new PlanRange(0, 2));
            }
            try (StudyDirectory study = resume("a")) {
                assertThat(study.done()).containsExactly(new PlanRange(0, 2));
            }
        } finally {
            Locale.setDefault(before);
        }

        assertThat(path("a/trials/round=00000")).exists();
        assertThat(path("a/rounds/00000.json")).exists();
        assertThat(Files.readString(path("a/views.duckdb.sql")))
                .startsWith("-- ")
                .contains(", 1 files");
    }

    private TrialCounts check(String name, boolean resume) {
        return StudyDirectory.check(path(name).toString(), STUDY, resume);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void commit_round_viewsNameExactlyTheFilesOfManifests() throws IOException {
        try (StudyDirectory study = create("it's")) {
            writeRound(study, 0, new PlanRange(0, 2));
            writeRound(study, 1, new PlanRange(2, 3));
        }

        assertThat(StudyTable.files(path("it's").toString())).hasSize(2);
        assertThat(Files.readString(path("it's/views.duckdb.sql")))
                .contains("it''s/trials/round=00000/part.zstd.parquet'")
                .contains("it''s/trials/round=00001/part.zstd.parquet'")
                .contains("hive_partitioning = false");
        assertThat(Files.readString(path("it's/views.spark.sql")))
                .contains("{trials/round=00000/part.zstd.parquet,trials/round=00001/part.zstd.parquet}");
    }

    @Test
    void files_studyWithoutAFinishedRound_isRefused() {
        create("a").close();

        assertThatThrownBy(() -> StudyTable.files(path("a").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no wave");
    }

    @Test
    void events_afterALineThatWasCutOff_startOnANewLine() throws IOException {
        EventLog events = new EventLog(directory.resolve("events.jsonl"));
        events.add("one", Map.of("n", 1));
        Files.writeString(
                directory.resolve("events.jsonl"), Files.readString(directory.resolve("events.jsonl")) + "{\"ti");

        events.add("two", Map.of("n", 2));

        assertThat(Files.readAllLines(directory.resolve("events.jsonl")))
                .hasSize(3)
                .last()
                .asString()
                .contains("\"event\":\"two\"");
    }

    private StudyDirectory create(String name) {
        return StudyDirectory.create(path(name).toString(), STUDY, SOFTWARE);
    }

    private StudyDirectory resume(String name) {
        return StudyDirectory.resume(path(name).toString(), STUDY, SOFTWARE);
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private static void writeRound(StudyDirectory study, int round, PlanRange range) throws IOException {
        Path file = Files.createDirectories(study.trialsOf(round)).resolve("part.zstd.parquet");
        Files.writeString(file, "rows " + round);
        TrialCounts counts = TrialCounts.NONE;
        for (int i = 0; i < range.size(); i++) {
            counts = counts.plus(TrialCounts.of(Status.COMPLETED, "", 1, 2, 3));
        }
        study.commit(new RoundReport(round, range, Instant.now(), Instant.now(), counts), List.of(file), List.of("id"));
    }
}
