package io.github.sparksnops.driver.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class TargetFileTest {
    private static final Map<String, String> OPTIONS = Map.of("--time-unit", "\"s\" \\");

    @TempDir
    private Path folder;

    private TargetRequest request(FactorAnalysisSettings factors, int weights) throws IOException {
        Session session = PoissonRecording.session(folder, "a \"b\".csv", PoissonRecording.counts(12, 60, 1));
        StatisticsSettings settings = new StatisticsSettings(6, 2, 0.5, factors);
        return new TargetRequest(List.of(session), settings, PoissonRecording.weights(weights), -1, 4);
    }

    @Test
    void write_readBack_sameTarget() throws IOException {
        TargetRequest request = request(FactorAnalysisSettings.PUBLISHED, 6);
        MeasuredTarget target = MeasuredTarget.of(request, () -> {});
        Path file = folder.resolve("target.yaml");

        TargetFile.write(file, request, target, OPTIONS);

        assertThat(TargetReader.read(file)).isEqualTo(target.statistics());
    }

    @Test
    void write_withoutFactorAnalysis_readBackWithoutSharedStatistics() throws IOException {
        TargetRequest request = request(FactorAnalysisSettings.NONE, 3);
        MeasuredTarget target = MeasuredTarget.of(request, () -> {});
        Path file = folder.resolve("target.yaml");

        TargetFile.write(file, request, target, OPTIONS);

        assertThat(TargetReader.read(file)).isEqualTo(target.statistics());
        assertThat(Files.readString(file)).doesNotContain("mean: [");
    }

    @Test
    void write_twice_sameBytesAndNothingElseIsLeft() throws IOException {
        TargetRequest request = request(FactorAnalysisSettings.NONE, 3);
        Path file = Files.writeString(folder.resolve("target.yaml"), "old");

        TargetFile.write(file, request, MeasuredTarget.of(request, () -> {}), OPTIONS);
        String first = Files.readString(file);
        TargetFile.write(file, request, MeasuredTarget.of(request, () -> {}), OPTIONS);

        assertThat(file).hasContent(first);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a \"b\".csv", "target.yaml");
    }

    @Test
    void write_provenance_tellsFilesOptionsAndHowTheVarianceWasEstimated() throws IOException {
        TargetRequest request = request(FactorAnalysisSettings.NONE, 3);
        Path file = folder.resolve("target.yaml");

        TargetFile.write(file, request, MeasuredTarget.of(request, () -> {}), OPTIONS);

        Map<String, Map<String, Object>> yaml = new Yaml().load(Files.readString(file));
        Map<String, Object> provenance = yaml.get("provenance");
        assertThat(provenance)
                .containsEntry("seed", "18446744073709551615")
                .containsEntry("options", OPTIONS)
                .containsEntry("samplings", 2)
                .containsKeys("version", "commit", "factor_analysis");
        assertThat(provenance.get("variance_from").toString()).contains("bootstrap", "4 replicates");
        Session session = request.sessions().get(0);
        assertThat(provenance.get("recordings"))
                .isEqualTo(List.of(Map.of(
                        "file", session.file().toString(),
                        "sha256", session.sha256(),
                        "neurons", 12,
                        "active_neurons", 12,
                        "count_windows", 60)));
    }
}
