package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.Disturbances;
import io.github.sparksnops.driver.sweep.SweepSummary;
import io.github.sparksnops.driver.sweep.TrialCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sweep says before it starts Spark; whole sweeps: {@link SweepRowTest}, {@link KilledSweepIT}. */
class SweepCommandTest {
    @TempDir
    private Path folder;

    private Path config;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        config = SmallNetwork.write(folder, SmallNetwork.SBN + "sweep: {j_ee: [5, 10, 20]}\nrepeats: 4\n");
        out = folder.resolve("out");
    }

    @Test
    void dryRun_sweep_tellsTrialsTimeAndSizeAndDoesNothing() {
        Snops snops = Snops.run("sweep", config, "--out", out, "--dry-run", "--master", "local[3]");

        assertThat(snops.exitCode()).isZero();
        assertThat(snops.out()).contains("12 trials", "s a trial", "on 3 slots", "of memory a network", "on disk");
        assertThat(out).doesNotExist();
        assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }

    @Test
    void dryRun_oneTrialOnOneSlot_isInTheSingularAndNamesTheSimulator() {
        Snops snops = Snops.run(
                "sweep",
                config,
                "--dry-run",
                "--set",
                "sweep={j_ee: [5]}",
                "--set",
                "repeats=1",
                "--master",
                "local",
                "--simulator",
                "cpu-scalar");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out())
                .startsWith("1 trial\n")
                .contains("on 1 slot: estimate for --simulator cpu-scalar")
                .doesNotContain("slots");
    }

    @Test
    void dryRun_studyToResume_tellsWhatIsFinishedAndLeavesIt() throws IOException {
        StudyConfiguration study = ConfigurationReader.read(config, List.of(), Use.SWEEP);
        StudyDirectory.create(out.toString(), study, SoftwareVersion.ofThisBuild())
                .close();
        String events = Files.readString(out.resolve("events.jsonl"));

        Snops snops = Snops.run("sweep", config, "--out", out, "--resume", "--dry-run");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).startsWith("12 trials, 0 of them finished");
        assertThat(Files.readString(out.resolve("events.jsonl"))).isEqualTo(events);
    }

    @Test
    void resume_settingThatSparkDoesNotTake_leavesTheStudyAndTheCorrectedCommandRuns() throws IOException {
        Snops wrong = Snops.run("sweep", config, "--out", out, "--conf", "spark.driver.maxResultSize=abc");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USER_ERROR);

        Snops corrected = Snops.run("sweep", config, "--out", out, "--master", "local[2]");
        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
        String rounds = Files.readString(out.resolve("rounds/00000.json"));

        Snops again = Snops.run("sweep", config, "--out", out, "--resume", "--conf", "spark.driver.maxResultSize=abc");
        assertThat(again.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(Files.readString(out.resolve("rounds/00000.json"))).isEqualTo(rounds);
    }

    @ParameterizedTest
    @CsvSource({"5,2,0,0", "5,0,0,0", "0,2,0,4", "5,2,1,3", "0,2,1,3", "0,0,1,3"})
    void exitCode_completedInfeasibleFailed_threeBeforeFourBeforeNought(
            int completed, int infeasible, int failed, int expected) {
        TrialCounts counts = new TrialCounts(
                completed,
                new TreeMap<>(Map.of("silent", (long) infeasible)),
                new TreeMap<>(Map.of("an error", (long) failed)),
                1,
                1,
                1);

        assertThat(SweepCommand.exitCode(new SweepSummary(out, counts, counts, 1, 1, Disturbances.NONE)))
                .isEqualTo(expected);
    }

    @Test
    void sweep_noTrialFeasible_endsWithFour() {
        Snops snops = Snops.run(
                "sweep",
                config,
                "--out",
                out,
                "--master",
                "local[1]",
                "--set",
                "parameters.j_ex=0",
                "--set",
                "parameters.j_ix=0",
                "--set",
                "repeats=1");

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.INFEASIBLE);
        assertThat(snops.out()).contains("3 trials: 0 completed, 3 infeasible, 0 failed", "on 1 slot:");
        assertThat(snops.err()).contains("snops: simulator cpu");
    }

    @Test
    void sweep_trialsFailed_endsWithThree() {
        Snops snops = Snops.run("sweep", config, "--out", out, "--master", "local[1]", "--simulator", "failing-stub");

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.FAILED_TRIALS);
        assertThat(snops.out()).contains("12 trials: 0 completed, 0 infeasible, 12 failed");
    }

    @Test
    void sweep_directoryLockedByAnotherRun_isRefusedAndNamesIt() {
        StudyConfiguration study = ConfigurationReader.read(config, List.of(), Use.SWEEP);

        try (StudyDirectory running = StudyDirectory.create(out.toString(), study, SoftwareVersion.ofThisBuild())) {
            Snops snops = Snops.run("sweep", config, "--out", running.path(), "--resume");

            assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
            assertThat(snops.err())
                    .contains("another run", "pid " + ProcessHandle.current().pid())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void resume_changedConfiguration_namesEachDifferenceWithBothValues() {
        StudyConfiguration study = ConfigurationReader.read(config, List.of(), Use.SWEEP);
        StudyDirectory.create(out.toString(), study, SoftwareVersion.ofThisBuild())
                .close();

        Snops snops = Snops.run("sweep", config, "--out", out, "--resume", "--set", "repeats=5", "--set", "seed=9");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err())
                .contains("repeats: is 5 now", "started with 4", "seed: is 9 now", "another --out")
                .doesNotContain("\tat ");
    }

    @Test
    void sweep_waveLengthThatIsNone_isRefused() {
        Snops snops = Snops.run("sweep", config, "--out", out, "--conf", "spark.snops.waveSeconds=-1");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err()).contains("spark.snops.waveSeconds=-1");
        assertThat(out).doesNotExist();
    }
}
