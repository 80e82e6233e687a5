package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
