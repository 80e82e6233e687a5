package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @TempDir
    private Path folder;

    private final List<Problem> warnings = new ArrayList<>();

    @Test
    void read_networkOnly_givesTheDefaults() throws IOException {
        StudyConfiguration study = read("network: random-balanced");

        assertThat(study).isEqualTo(defaults(BalancedTemplate.RANDOM));
        assertThat(warnings).isEmpty();
    }

    @Test
    void read_referenceFile_givesTheDefaultsOfTheCode() {
        Path reference = Path.of(System.getProperty("snops.root")).resolve("conf/reference.yaml");

        StudyConfiguration study = ConfigurationReader.read(reference, List.of(), Use.ANY, warnings::add);

        assertThat(study).isEqualTo(defaults(BalancedTemplate.SPATIAL));
        assertThat(warnings).isEmpty();
    }

    @Test
    void read_everySection_isTakenOver() throws IOException {
        StudyConfiguration study = read(EVERYTHING);

        assertThat(study.model().layout().sizes())
                .containsEntry("e", 400)
                .containsEntry("i", 100)
                .containsEntry("x", 2500);
        assertThat(study.model().layout().connectionProbability()).containsEntry("ee", 0.25);
        assertThat(study.axes())
                .containsExactly(
                        new Axis("tau_decay_i", List.of(4.0, 8.0, 16.0)),
                        new Axis("j_ei", List.of(-120.0, -100.0, -80.0, -60.0, -40.0, -20.0)),
                        new Axis("tau_decay_e", List.of(2.0, 4.0, 8.0, 16.0)));
        assertThat(study.baseValues()[8]).as("j_ee").isEqualTo(1e-3);
        assertThat(study.repeats()).isEqualTo(2);
        assertThat(Long.toUnsignedString(study.seed())).isEqualTo("18446744073709551615");
        assertThat(study.window()).isEqualTo(new SimulationWindow(2500, 100, 100, 0.1));
        assertThat(study.statistics()).isEqualTo(new StatisticsSettings(20, 3, 1, FactorAnalysisSettings.PUBLISHED));
        assertThat(study.trials()).isEqualTo(3 * 6 * 4 * 2);
    }

    @Test
    void read_logRangeBeyondTheRatioOfDoubles_hasItsMiddle() throws IOException {
        StudyConfiguration study =
                read("network: random-balanced\nsweep: {j_ee: {from: 1e-300, to: 1e30, steps: 3, scale: log}}");

        assertThat(study.axes().get(0).values().get(1)).isCloseTo(1e-135, within(1e-147));
    }

    @Test
    void toYaml_readAgain_isEqual() throws IOException {
        StudyConfiguration study = read(EVERYTHING);
        StudyConfiguration simple = read("network: spatial-balanced\nparameters: {j_ee: 1.23456789e-7, sigma_e: 0}");

        assertThat(read(study.toYaml())).isEqualTo(study);
        assertThat(read(simple.toYaml())).isEqualTo(simple);
        assertThat(read(study.toYaml()).scienceKeys()).isEqualTo(study.scienceKeys());
    }

    @Test
    void toYaml_hasEveryKeyOfTheReference() throws IOException {
        String yaml = defaults(BalancedTemplate.SPATIAL).toYaml();

        Path reference = Path.of(System.getProperty("snops.root")).resolve("conf/reference.yaml");
        for (String line : Files.readAllLines(reference)) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                assertThat(yaml).contains(line);
            }
        }
    }

    @Test
    void scienceKeys_ofEveryChange_differ() throws IOException {
        StudyConfiguration base = read(EVERYTHING);

        assertThat(base.scienceKeys())
                .containsEntry("sweep", "tau_decay_i, j_ei, tau_decay_e")
                .containsEntry("sweep.tau_decay_i", "[4, 8, 16]")
                .containsEntry("window.dt_ms", "0.1")
                .containsEntry("parameters.j_ee", "0.001")
                .containsEntry("seed", "18446744073709551615")
                .doesNotContainKey("parameters.tau_decay_i");
        for (String set : List.of(
                "seed=2",
                "repeats=3",
                "sizes.e=900",
                "window.duration_ms=2600",
                "sweep.tau_decay_i=[4, 8]",
                "statistics.neurons=10",
                "connection_probability.ee=0.2",
                "parameters.j_ii=-7")) {
            assertThat(read(EVERYTHING, set).scienceKeys()).as(set).isNotEqualTo(base.scienceKeys());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,18446744073709551615", "0,0", "9223372036854775808,9223372036854775808", "+7,7"})
    void read_seed_signedOrUnsigned(String written, String unsigned) throws IOException {
        assertThat(Long.toUnsignedString(
                        read("network: random-balanced\nseed: " + written).seed()))
                .isEqualTo(unsigned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "+3", "0.3e1", "3.", "30E-1", "003"})
    void read_number_anyDecimalNotation(String written) throws IOException {
        assertThat(read("network: random-balanced\nparameters: {j_ee: " + written + "}")
                        .baseValues()[5])
                .isEqualTo(3);
    }

    @Test
    void read_linearRange_hasDecimalPoints() throws IOException {
        StudyConfiguration study = read("network: spatial-balanced\nsweep: {sigma_e: {from: 0.1, to: 0.25, steps: 4}}");

        assertThat(study.axes().get(0).values()).containsExactly(0.1, 0.15, 0.2, 0.25);
    }

    @Test
    void read_minusZero_isZero() throws IOException {
        double zero = read("network: random-balanced\nparameters: {j_ee: -0.0}").baseValues()[5];

        assertThat(Double.doubleToRawLongBits(zero)).isZero();
    }

    @Test
    void read_anchors_areFollowed() throws IOException {
        StudyConfiguration study =
                read("network: random-balanced\nsweep:\n  tau_decay_i: &taus [4, 8]\n  tau_decay_e: *taus\n");

        assertThat(study.axes().get(1).values()).containsExactly(4.0, 8.0);
    }

    @Test
    void read_emptySections_areDefaults() throws IOException {
        assertThat(read("network: random-balanced\nparameters:\nwindow:\nsweep:\n"))
                .isEqualTo(defaults(BalancedTemplate.RANDOM));
    }

    @Test
    void read_sets_changeAddAndRemove() throws IOException {
        StudyConfiguration study = read(
                EVERYTHING,
                "sweep=",
                "parameters.tau_decay_i=4",
                "parameters.j_ee=1",
                "parameters.j_ee=2",
                "statistics={neurons: 5}",
                "window.duration_ms=3e3");

        assertThat(study.axes()).isEmpty();
        assertThat(study.baseValues()[0]).isEqualTo(4);
        assertThat(study.baseValues()[8]).isEqualTo(2);
        assertThat(study.statistics()).isEqualTo(new StatisticsSettings(5, 10, 0.5, FactorAnalysisSettings.PUBLISHED));
        assertThat(study.window().durationMs()).isEqualTo(3000);
    }

    @Test
    void read_valuesOutsideOfThePublishedRange_warn() throws IOException {
        read("network: random-balanced\nparameters: {j_ee: 200}\nsweep: {tau_decay_i: [20, 30, 40]}");

        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0).where()).endsWith("study.yaml:2 parameters.j_ee");
        assertThat(warnings.get(0).what()).contains("200").contains("0 to 150");
        assertThat(warnings.get(1).where()).endsWith("study.yaml:3 sweep.tau_decay_i");
        assertThat(warnings.get(1).what()).contains("30 (and 1 more)");
    }

    private StudyConfiguration read(String yaml, String... sets) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        return ConfigurationReader.read(file, List.of(sets), Use.ANY, warnings::add);
    }

    private static StudyConfiguration defaults(BalancedTemplate template) {
        return new StudyConfiguration(
                new Model(template.name(), template.defaultLayout()),
                template.defaultValues(),
                List.of(),
                1,
                1,
                new SimulationWindow(10_500, 500, 200, 0.05),
                StatisticsSettings.DEFAULT);
    }

    private static final String EVERYTHING =
            """
            network: spatial-balanced
            sizes: {e: 400, i: 100}
            connection_probability: {ee: 0.25}
            parameters: {j_ee: 1e-3}
            sweep:
              tau_decay_i: [4, 8.0, 1.6e1]
              j_ei: {from: -120, to: -20, steps: 6, scale: linear}
              tau_decay_e: {from: 2, to: 16, steps: 4, scale: log}
            repeats: 2
            seed: 18446744073709551615
            window: {duration_ms: 2500, burn_in_ms: 100, count_window_ms: 100, dt_ms: 0.1}
            statistics: {neurons: 20, samplings: 3, min_rate_hz: 1}
            """;
}
