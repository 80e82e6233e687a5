package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.Numbers;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulate",
                "sweep",
                "target",
                "sql",
                "score",
                "reachable",
                "validate",
                "devices",
                "bench",
                "version"
            })
    void help_ofEachCommand_hasDescriptionExampleAndExitCodes(String command) {
        Snops snops = Snops.run(command, "--help");

        assertThat(snops.exitCode()).isZero();
        assertThat(snops.out())
                .contains("Usage: snops " + command, "Example: snops " + command, "Exit codes:", "  2   ");
        assertThat(snops.err()).isEmpty();
    }

    @Test
    void help_ofSnops_listsAllCommands() {
        Snops snops = Snops.run("--help");

        assertThat(snops.exitCode()).isZero();
        assertThat(snops.out())
                .contains(
                        "simulate",
                        "sweep",
                        "target",
                        "sql",
                        "score",
                        "reachable",
                        "validate",
                        "devices",
                        "bench",
                        "version")
                .contains("Example:");
    }

    @Test
    void validate_prints_aConfigurationThatIsValid() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN + "sweep: {j_ee: [1, 2, 3]}\nrepeats: 2\n");
        Snops first = Snops.run("validate", config);
        Path resolved = folder.resolve("resolved.yaml");
        Files.writeString(resolved, first.out());

        Snops second = Snops.run("validate", resolved);

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("# 6 trials of 2.0 s", "dt_ms: 0.05", "j_ee: [1, 2, 3]");
        assertThat(second.out().replace(resolved.toString(), config.toString())).isEqualTo(first.out());
    }

    @Test
    void devices_verbose_showsEverySimulatorAndTheMachine() {
        Snops snops = Snops.run("devices", "--verbose");

        assertThat(snops.out()).contains("cpu ", "cpu-scalar", "gpu", "remedy", "cores", "heap", "vectors");
        assertThat(snops.out())
                .containsPattern("tried +\\d[\\d,]+ spikes of a small network, the same as those of cpu-scalar");
    }

    /** Two of the test's simulators are not sound. */
    @Test
    void devices_verboseWithUnsoundSimulators_saysWhatIsWrongAndFails() {
        Snops snops = Snops.run("devices", "--verbose");

        assertThat(snops.out())
                .contains("0 spikes of a small network, NOT those of cpu-scalar")
                .contains("it failed: java.lang.IllegalStateException: on purpose");
        assertThat(snops.exitCode()).isEqualTo(ExitCode.BUG);
        assertThat(Snops.run("devices").exitCode()).isZero();
    }

    @Test
    void version_namesSnopsJavaAndSpark() {
        Snops snops = Snops.run("version");

        assertThat(snops.exitCode()).isZero();
        assertThat(snops.out()).containsPattern("spark-snops \\d").containsPattern("Java +17|Java +[2-9]\\d");
        assertThat(snops.out()).containsPattern("Spark +4\\.").contains("commit");
    }

    @Test
    void failure_bug_hasStackTraceAndAsksToReport() {
        String text = report(new IllegalStateException("boom"), ExitCode.BUG);

        assertThat(text).contains("IllegalStateException: boom", "\tat ", "please report");
    }

    @Test
    void failure_outOfMemory_namesTheRemedy() {
        String text = report(new OutOfMemoryError("Java heap space"), ExitCode.USER_ERROR);

        assertThat(text)
                .contains("OutOfMemoryError", "SNOPS_JAVA_OPTS=-Xmx8g")
                .doesNotContain("please report")
                .doesNotContain("\tat ");
    }

    @Test
    void failure_insideOneOfSpark_isWhatItIsInside() {
        Throwable memory = new OutOfMemoryError("Java heap space");
        Throwable mistake = new UserError("--out a", "b", "c");

        assertThat(report(new IllegalStateException(new SparkException("Job aborted", memory)), ExitCode.USER_ERROR))
                .contains("SNOPS_JAVA_OPTS=-Xmx8g")
                .doesNotContain("\tat ");
        assertThat(report(new SparkException("Job aborted", mistake), ExitCode.USER_ERROR))
                .isEqualTo("snops: --out a: b. C.\n");
    }

    @Test
    void failure_cancelled_isNoBug() {
        assertThat(report(new CancellationException("cancelled at step 5"), 130))
                .isEqualTo("snops: cancelled\n");
    }

    @Test
    void failure_userError_isOneSentencePerPart() {
        UserError error = new UserError("a.yaml:3 seed", "'x' is no seed", Numbers.SEED_RANGE);

        assertThat(report(error, ExitCode.USER_ERROR))
                .isEqualTo(
                        "snops: a.yaml:3 seed: 'x' is no seed. Give a whole number of 64 bits: from -2^63 to 2^64 - 1.\n");
    }

    private static String report(Throwable failure, int expectedCode) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);

        int code = Failures.report(failure, new Console(writer, writer, false));

        assertThat(code).isEqualTo(expectedCode);
        return text.toString();
    }

    @Test
    void neurons_listsAndRanges_areRead() {
        assertThat(NeuronList.parse("0, 5,10-12", 13)).isEqualTo(List.of(0, 5, 10, 11, 12));
    }
}
