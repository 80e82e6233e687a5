package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit as a real process, killed with SIGKILL in every phase of a round and resumed, leaves the table of an undisturbed one. */
class KilledFitIT {
    private static final String[] LONG_ROUNDS = {
        "--set",
        "method=cmaes",
        "--set",
        "round_size=16",
        "--set",
        "budget={rounds: 3}",
        "--set",
        "full.duration_ms=3300"
    };
    /** What was started in the background, as in a script, ignores Ctrl-C and hands that on. */
    private static final List<String> NOTICING_INTERRUPTS = List.of("env", "--default-signal=INT");

    @TempDir
    private Path directory;

    private Path configuration;

    @BeforeEach
    void write() throws IOException {
        configuration = SmallFit.write(directory, 15);
    }

    @Test
    void resume_killedInEveryPhase_sameTableAsUndisturbed() throws Exception {
        assertThat(processes().finish(fit("undisturbed", "--simulator", "cpu-scalar", "--master", "local[2]")))
                .isZero();

        processes().killWhen(fit("killed", "--local"), () -> exists("rounds/00000.proposals.json"));
        processes().killWhen(fit("killed", "--local", "--resume"), () -> insideRound(1));
        processes().killWhen(fit("killed", "--master", "local[2]", "--resume"), () -> exists("rounds/00001.json"));
        processes().killWhen(fit("killed", "--local", "--resume"), () -> insideRound(3));
        assertThat(Files.readString(directory.resolve("killed/rounds/00003.proposals.json")))
                .contains("confirmation");

        assertThat(processes().finish(fit("killed", "--local", "--resume"))).isZero();
        List<List<String>> tables =
                ScienceRows.of(List.of(directory.resolve("undisturbed"), directory.resolve("killed")));
        assertThat(tables.get(0)).hasSizeGreaterThan(48);
        assertThat(tables.get(1)).isEqualTo(tables.get(0));
        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(directory.resolve("killed").resolve(table))
                    .hasSameTextualContentAs(directory.resolve("undisturbed").resolve(table));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--local", "--master=local[2]"})
    void fit_interruptedInsideARound_endsAfterItAndSaysHowToResume(String where) throws Exception {
        Process process = fit("killed", where);
        processes().waitFor(process, () -> insideRound(0));

        interrupt(process);

        assertThat(processes().finish(process)).as(processes().log()).isZero();
        assertThat(processes().log())
                .contains("the fit stops after this round; Ctrl-C again", "it was asked to stop; --resume goes on")
                .doesNotContain("\tat ");
        assertThat(exists("rounds/00000.json")).isTrue();
        assertThat(exists("rounds/00001.proposals.json")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--local", "--master=local[2]"})
    void fit_interruptedTwiceInsideARound_dropsItAndEnds(String where) throws Exception {
        Process process = fit("killed", where, "--set", "full.duration_ms=60000");
        processes().waitFor(process, () -> insideRound(0));

        interrupt(process);
        processes().waitFor(process, () -> said("Ctrl-C again drops the round"));
        interrupt(process);

        assertThat(processes().finish(process)).as(processes().log()).isEqualTo(128 + 2);
        assertThat(processes().log()).doesNotContain("\tat ", "it was asked to stop");
        assertThat(exists("rounds/00000.json")).isFalse();
        assertThat(exists("rounds/00000.proposals.json"))
                .as("what --resume goes on with")
                .isTrue();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private boolean said(String words) {
        try {
            return processes().log().contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process fit(String out, String... more) throws IOException {
        List<String> command = new ArrayList<>(NOTICING_INTERRUPTS);
        command.addAll(List.of(
                Path.of(System.getProperty("snops.root"), "bin", "snops").toString(),
                "fit",
                configuration.toString(),
                "--out",
                directory.resolve(out).toString()));
        command.addAll(List.of(LONG_ROUNDS));
        command.addAll(List.of(more));
        return processes().start(command);
    }

    private KilledProcesses processes() {
        return new KilledProcesses(directory);
    }

    /** Whether a round is being written and has no manifest. */
    private boolean insideRound(int round) {
        return exists("trials/round=%05d".formatted(round)) && !exists("rounds/%05d.json".formatted(round));
    }

    private boolean exists(String name) {
        return Files.exists(directory.resolve("killed").resolve(name));
    }
}
