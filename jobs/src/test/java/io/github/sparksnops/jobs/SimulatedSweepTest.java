package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.table.TrialColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same sweep with the real simulators on 1, 3 and 8 slots, in waves of different lengths, and every trial alone: the rows
 * agree. The grid mixes networks that complete with ones that are stopped at different moments by different rules, and
 * simulators are lent from task to task and from sweep to sweep in this JVM, so what a trial leaves behind would be seen.
 */
class SimulatedSweepTest {
    private static final String SWEEP =
            """
            sweep:
              j_ee: [5, 20, 40, 1000, 1e30]
              j_ex: [0, 60, 140]
              tau_decay_i: [4, 16]
            repeats: 2
            seed: 11
            window: {duration_ms: 2500, burn_in_ms: 300, count_window_ms: 100, dt_ms: 0.1}
            statistics: {neurons: 10, samplings: 3}
            """;

    private static final int TRIALS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"spatial-balanced", "random-balanced"})
    void sweep_anySlotsWavesAndSimulator_sameRowsAsEachTrialAlone(String network) throws IOException {
        Path config = SmallNetwork.write(folder, "network: " + network + "\nsizes: {e: 100, i: 25, x: 100}\n" + SWEEP);
        List<Path> studies = List.of(
                sweep(config, "cpu", 1, 60),
                sweep(config, "cpu", 3, 0.04),
                sweep(config, "cpu", 8, 0.01),
                sweep(config, "cpu-scalar", 3, 60));

        List<List<String>> rows = ScienceRows.of(studies);

        assertThat(studies)
                .extracting(study -> study.resolve("rounds").toFile().list().length > 1)
                .as("several waves")
                .containsExactly(false, true, true, false);
        assertThat(rows.get(0)).hasSize(TRIALS).doesNotHaveDuplicates();
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i)).as("%s", studies.get(i)).isEqualTo(rows.get(0));
        }
        JsonNode table = table(studies.get(0));
        assertThat(reasons(table))
                .contains("COMPLETED", "silent", "stopped_early", "refractory_limited", "spike_budget");
        for (JsonNode row : table) {
            assertSameAlone(config, row);
        }
    }

    private Path sweep(Path config, String simulator, int slots, double waveSeconds) {
        Path out = folder.resolve("%s-%d".formatted(simulator, slots));
        Snops snops = Snops.run(
                "sweep",
                config,
                "--out",
                out,
                "--simulator",
                simulator,
                "--master",
                "local[" + slots + "]",
                "--conf",
                SnopsSession.WAVE_SECONDS + "=" + waveSeconds);
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        return out;
    }

    private static JsonNode table(Path study) throws IOException {
        Snops snops = Snops.run("sql", study, "SELECT * FROM trials ORDER BY trial_id", "--format", "json");
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        return new ObjectMapper().readTree(snops.out());
    }

    private static Set<String> reasons(JsonNode table) {
        Set<String> reasons = new HashSet<>();
        table.forEach(row -> reasons.add(
                row.get(row.get("reason").isNull() ? "status" : "reason").asText()));
        return reasons;
    }

    /** Runs the trial of a row by {@code snops simulate}, which opens a simulator for it. */
    private static void assertSameAlone(Path config, JsonNode row) throws IOException {
        List<Object> command = new ArrayList<>(List.of("simulate", config, "--set", "sweep="));
        for (String parameter : List.of("j_ee", "j_ex", "tau_decay_i")) {
            command.addAll(List.of("--set", "parameters." + parameter + "=" + row.get(parameter)));
        }
        command.addAll(List.of("--seed", row.get("seed").asText(), "--simulator", "cpu", "--json"));

        Snops alone = Snops.run(command.toArray());

        JsonNode again = new ObjectMapper().readTree(alone.out());
        row.fieldNames().forEachRemaining(name -> {
            if (!TrialColumns.CIRCUMSTANCES.contains(name) && !name.equals("repeat")) {
                assertThat(again.get(name)).as("%s of %s", name, row).isEqualTo(row.get(name));
            }
        });
    }
}
