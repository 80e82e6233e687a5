package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.SnopsSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep as a real process, killed with SIGKILL and resumed, leaves the table of an undisturbed one. */
class KilledSweepIT {
    private static final String CONFIGURATION =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            sweep:
              tau_decay_i: {from: 4, to: 16, steps: 10, scale: linear}
              j_ee: {from: 5, to: 30, steps: 10, scale: linear}
            repeats: 6
            seed: 7
            window: {duration_ms: 1500, burn_in_ms: 500, count_window_ms: 100, dt_ms: 0.05}
            statistics: {neurons: 10, samplings: 5, min_rate_hz: 0.5}
            """;

    private static final int TRIALS = 600;

    @TempDir
    private Path directory;

    @Test
    void resume_killedInsideAndBetweenWaves_sameTableAsUndisturbed() throws Exception {
        Path configuration = directory.resolve("sweep.yaml");
        Files.writeString(configuration, CONFIGURATION);
        assertThat(processes().finish(sweep(configuration, "undisturbed", "--simulator", "cpu-scalar")))
                .isZero();

        Process inside = sweep(configuration, "killed");
        processes().killWhen(inside, () -> insideWave(1));
        int roundsAfterFirst = manifests();
        assertThat(directory.resolve("killed/trials/round=" + number(roundsAfterFirst)))
                .exists();

        Process between = sweep(configuration, "killed", "--resume");
        processes().killWhen(between, () -> manifests() > roundsAfterFirst);
        assertThat(manifests()).isGreaterThan(roundsAfterFirst);

        Process early = sweep(configuration, "killed", "--resume", "--simulator", "cpu-scalar");
        int roundsAfterSecond = manifests();
        processes().killWhen(early, () -> insideWave(roundsAfterSecond));

        assertThat(processes().finish(sweep(configuration, "killed", "--resume")))
                .isZero();
        assertThat(Files.readString(directory.resolve("killed/events.jsonl"))).contains("\"event\":\"resumed\"");
        assertSameTables();
    }

    @Test
    void sweep_terminatedInsideAWave_saysHowToResumeAndEndsWithTheSignalsCode() throws Exception {
        Path configuration = directory.resolve("sweep.yaml");
        Files.writeString(configuration, CONFIGURATION);
        Process process = sweep(configuration, "killed");
        processes().waitFor(process, () -> insideWave(0));

        process.destroy();

        assertThat(processes().finish(process)).isEqualTo(128 + 15);
        assertThat(processes().log())
                .contains("interrupted: 0 of 600 trials", "--resume")
                .doesNotContain("\tat ");
    }

    private void assertSameTables() {
        List<List<String>> tables =
                ScienceRows.of(List.of(directory.resolve("undisturbed"), directory.resolve("killed")));
        assertThat(tables.get(0)).hasSize(TRIALS);
        assertThat(tables.get(1)).isEqualTo(tables.get(0));
    }

    private Process sweep(Path configuration, String out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("snops.root"), "bin", "snops").toString(),
                "sweep",
                configuration.toString(),
                "--out",
                directory.resolve(out).toString(),
                "--conf",
                SnopsSession.WAVE_SECONDS + "=0.25"));
        command.addAll(List.of(more));
        return processes().start(command);
    }

    private KilledProcesses processes() {
        return new KilledProcesses(directory);
    }

    /** Whether a wave is being written and has no manifest. */
    private boolean insideWave(int round) {
        return Files.exists(directory.resolve("killed/trials/round=" + number(round)))
                && !Files.exists(directory.resolve("killed/rounds/" + number(round) + ".json"));
    }

    private static String number(int round) {
        return "%05d".formatted(round);
    }

    private int manifests() {
        Path rounds = directory.resolve("killed/rounds");
        if (!Files.isDirectory(rounds)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(rounds)) {
            return (int) files.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
