package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network simulated, recorded and read back: the target's means are the statistics of the trial's row, to the last bit. */
class TargetRoundTripTest {
    /** 119 count windows of 100 ms, up to 12,100 ms. */
    private static final String CONFIG =
            """
            network: spatial-balanced
            sizes: {e: 100, i: 25, x: 100}
            parameters: {j_ex: 60, j_ix: 40}
            window: {duration_ms: 12200, burn_in_ms: 200, count_window_ms: 100}
            statistics: {neurons: 10, samplings: 3}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"spikes.csv", "spikes.parquet"})
    void target_ofARecordedTrial_hasItsStatistics(String name) throws IOException {
        Path config = SmallNetwork.write(folder, CONFIG);
        Path spikes = folder.resolve(name);
        Path out = folder.resolve("target.yaml");
        Snops simulated = Snops.run("simulate", config, "--json", "--record-spikes", spikes);
        JsonNode row = new ObjectMapper().readTree(simulated.out());
        assertThat(row.get("status").asText()).isEqualTo("COMPLETED");

        Snops measured = Snops.run(
                "target",
                spikes,
                "--population",
                "e",
                "--epochs",
                "200-12100",
                "--count-window-ms",
                "100",
                "--neurons-per-sampling",
                "10",
                "--samplings",
                "3",
                "--seed",
                row.get("seed").asText(),
                "--bootstrap",
                "4",
                "--out",
                out);

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        TargetStatistics target = TargetReader.read(out);
        assertThat(target.countWindows()).isEqualTo(row.get("count_windows").asInt());
        for (Statistic statistic : Statistic.SCALARS) {
            assertThat(target.scalars().get(statistic).mean())
                    .as(statistic.key())
                    .isEqualTo(row.get(statistic.key()).asDouble());
        }
        List<Double> spectrum = new ArrayList<>();
        row.get("eigenspectrum").forEach(value -> spectrum.add(value.asDouble()));
        assertThat(target.eigenspectrum().orElseThrow().mean()).isEqualTo(spectrum);
        assertThat(row.get("shared_variance").asDouble())
                .as("something to compare")
                .isPositive();
        assertThat(measured.out()).contains(row.get("active_neurons").asText() + " above 0.5 Hz");
    }
}
