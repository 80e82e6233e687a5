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
    @ValueSource(strings = {"csv", "parquet", "mat v5", "mat v7.3", "nwb"})
    void target_ofARecordedTrial_hasItsStatistics(String format) throws IOException {
        Path config = SmallNetwork.write(folder, CONFIG);
        Path spikes = folder.resolve(format.equals("parquet") ? "spikes.parquet" : "spikes.csv");
        Path out = folder.resolve("target.yaml");
        Snops simulated = Snops.run("simulate", config, "--json", "--record-spikes", spikes);
        JsonNode row = new ObjectMapper().readTree(simulated.out());
        assertThat(row.get("status").asText()).isEqualTo("COMPLETED");

        List<Object> words = new ArrayList<>(List.of("target"));
        words.addAll(recording(spikes, format));
        words.addAll(List.of(
                "--epochs",
                "200-12100",
                "--count-window-ms",
                "100",
                "--seed",
                row.get("seed").asText()));
        words.addAll(List.of("--neurons-per-sampling", "10", "--samplings", "3", "--bootstrap", "4", "--out", out));
        Snops measured = Snops.run(words.toArray());

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

    /** The recording in some format, and the options that it needs. */
    private List<Object> recording(Path spikes, String format) throws IOException {
        return switch (format) {
            case "mat v5" -> List.of(e(spikes).writeMat5(folder.resolve("v5.mat")), "--time-unit", "ms");
            case "mat v7.3" -> List.of(e(spikes).writeMat73(folder.resolve("v73.mat")), "--time-unit", "ms");
            case "nwb" -> List.of(e(spikes).writeNwb(folder.resolve("units.nwb")));
            default -> List.of(spikes, "--population", "e");
        };
    }

    private static RecordedSpikes e(Path spikes) throws IOException {
        return RecordedSpikes.read(spikes, "e");
    }
}
