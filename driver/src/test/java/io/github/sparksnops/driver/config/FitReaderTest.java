package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchMethod;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SnopsOptions;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitReaderTest {
    private static final Path CONF = Path.of(System.getProperty("snops.root")).resolve("conf");
    private static final String LEAST =
            """
            network: random-balanced
            target: target.yaml
            search: {j_ee: {from: 0, to: 100}}
            budget: {rounds: 3}
            """;
    private static final String EVERYTHING =
            """
            network: spatial-balanced
            sizes: {e: 400, i: 100}
            connection_probability: {ee: 0.25}
            parameters: {j_ee: 1.5, sigma_e: 0.2}
            target: "it's a target.yaml"
            search:
              j_ei: {from: -120, to: -20}
              tau_decay_i: {from: 2, to: 25, scale: log}
              j_ie: {from: 1, to: 150, scale: integer}
            method: cmaes
            round_size: 64
            budget: {trials: 2560, rounds: 20, hours: 0.5, cost: 0.1, stall_rounds: 5}
            screening: {duration_ms: 5000}
            full: {duration_ms: 20500}
            seed: 18446744073709551615
            window: {burn_in_ms: 250, dt_ms: 0.1}
            statistics: {samplings: 3}
            """;

    @TempDir
    private Path folder;

    private final List<Problem> warnings = new ArrayList<>();

    @BeforeEach
    void copyTarget() throws IOException {
        Files.copy(CONF.resolve("targets/demo-1.yaml"), folder.resolve("target.yaml"));
        Files.copy(CONF.resolve("targets/demo-4.yaml"), folder.resolve("it's a target.yaml"));
    }

    @Test
    void readFit_least_givesTheDefaults() throws IOException {
        FitConfiguration fit = read(LEAST);

        assertThat(fit.method()).isEqualTo(SearchMethod.BATCH);
        assertThat(fit.roundSize()).isEqualTo(128);
        assertThat(fit.seed()).isEqualTo(1);
        assertThat(fit.windows().screening()).isEqualTo(new SimulationWindow(10_000, 500, 200, 0.05));
        assertThat(fit.windows().full()).isEqualTo(new SimulationWindow(140_500, 500, 200, 0.05));
        assertThat(fit.statistics()).isEqualTo(StatisticsSettings.DEFAULT);
        assertThat(fit.baseValues()).containsExactly(BalancedTemplate.RANDOM.defaultValues());
        assertThat(fit.target().file()).isEqualTo(folder.resolve("target.yaml").toAbsolutePath());
        assertThat(fit.target().statistics()).isEqualTo(TargetReader.read(CONF.resolve("targets/demo-1.yaml")));
        assertThat(warnings).isEmpty();
    }

    @Test
    void readFit_everySection_isTakenOver() throws IOException {
        FitConfiguration fit = read(EVERYTHING);

        assertThat(fit.space())
                .isEqualTo(new SearchSpace(List.of(
                        new SearchParameter("j_ei", -120, -20, Scale.LINEAR),
                        new SearchParameter("tau_decay_i", 2, 25, Scale.LOG),
                        new SearchParameter("j_ie", 1, 150, Scale.INTEGER))));
        assertThat(fit.method()).isEqualTo(SearchMethod.CMAES);
        assertThat(fit.roundSize()).isEqualTo(64);
        assertThat(fit.budget())
                .isEqualTo(new Budget(
                        OptionalInt.of(2560),
                        OptionalInt.of(20),
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(0.1),
                        OptionalInt.of(5)));
        assertThat(fit.screeningSettings().window()).isEqualTo(new SimulationWindow(5000, 250, 200, 0.1));
        assertThat(fit.fullSettings().window()).isEqualTo(new SimulationWindow(20_500, 250, 200, 0.1));
        assertThat(fit.statistics().samplings()).isEqualTo(3);
        assertThat(fit.model().layout().sizes()).containsEntry("e", 400);
        assertThat(Long.toUnsignedString(fit.seed())).isEqualTo("18446744073709551615");
        assertThat(fit.target().statistics().scalars()).isNotEmpty();
    }

    @Test
    void readFit_snopsOptions_areTakenOverAndWrittenForThatMethodAlone() throws IOException {
        FitConfiguration snops = read(LEAST, "method=snops", "snops.initial_points=10", "snops.least_evaluations=1");

        assertThat(snops.snops()).isEqualTo(new SnopsOptions(10, 1, 10));
        assertThat(snops.toYaml()).contains("initial_points: 10", "most_evaluations: 10");
        assertThat(snops.scienceKeys()).containsEntry("snops.least_evaluations", "1");
        assertThat(read(LEAST).snops()).isEqualTo(SnopsOptions.PUBLISHED);
        assertThat(read(LEAST).toYaml()).doesNotContain("initial_points");
    }

    @Test
    void readFit_otherNumberOfCountWindows_warns() throws IOException {
        read(LEAST, "full.duration_ms=20500");

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).where()).isEqualTo("--set full.duration_ms=20500");
        assertThat(warnings.get(0).what()).contains("99 count windows").contains("target of 699");
        assertThat(warnings.get(0).how()).contains("full: {duration_ms: 140500}");
    }

    @Test
    void values_ofFreeParameters_standInTheTemplatesOrder() throws IOException {
        double[] values = read(EVERYTHING).values(new double[] {-33, 4, 7});

        assertThat(values).containsExactly(4, 5, 0.1, 0.2, 0.05, -33, 7, -75, 1.5, 35, 25);
    }

    @Test
    void toYaml_readAgainElsewhere_isEqual() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("fit.yaml");
        for (String yaml : List.of(LEAST, EVERYTHING)) {
            FitConfiguration fit = read(yaml);
            Files.writeString(elsewhere, fit.toYaml());

            FitConfiguration again = ConfigurationReader.readFit(elsewhere, List.of(), warnings::add);

            assertThat(again).isEqualTo(fit).hasSameHashCodeAs(fit);
            assertThat(again.scienceKeys()).isEqualTo(fit.scienceKeys());
            assertThat(again.toYaml()).isEqualTo(fit.toYaml());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=2",
                "sizes.e=900",
                "full.duration_ms=30500",
                "screening.duration_ms=6000",
                "window.burn_in_ms=200",
                "search.j_ei.from=-110",
                "search.tau_decay_i.scale=linear",
                "search={tau_decay_i: {from: 2, to: 25, scale: log}, j_ei: {from: -120, to: -20}}",
                "parameters.j_ii=-7",
                "method=random",
                "round_size=32",
                "statistics.samplings=4",
                "target=target.yaml"
            })
    void scienceKeys_ofAChange_differ(String set) throws IOException {
        assertThat(read(EVERYTHING, set).scienceKeys())
                .isNotEqualTo(read(EVERYTHING).scienceKeys());
    }

    @Test
    void scienceKeys_searchInAnotherOrder_differ() throws IOException {
        String reordered =
                "search={tau_decay_i: {from: 2, to: 25, scale: log}, j_ie: {from: 1, to: 150, scale: integer},"
                        + " j_ei: {from: -120, to: -20}}";

        assertThat(read(EVERYTHING, reordered).scienceKeys())
                .isNotEqualTo(read(EVERYTHING).scienceKeys());
    }

    @ParameterizedTest
    @CsvSource({"cmaes,true", "grid,false"})
    void scienceKeys_largerBudget_areTheSameButForAGrid(String method, boolean same) throws IOException {
        String set = "method=" + method;

        boolean equal = read(EVERYTHING, set, "budget={trials: 9999}")
                .scienceKeys()
                .equals(read(EVERYTHING, set).scienceKeys());

        assertThat(equal).isEqualTo(same);
    }

    @Test
    void scienceKeys_targetMoved_areTheSame() throws IOException {
        Path moved = folder.resolve("moved.yaml");
        Files.copy(folder.resolve("target.yaml"), moved);

        assertThat(read(LEAST, "target=" + moved).scienceKeys())
                .isEqualTo(read(LEAST).scienceKeys());
    }

    @ParameterizedTest
    @CsvSource({
        "fit-sbn,spatial-balanced,11,demo-1",
        "fit-cbn,random-balanced,8,demo-1",
        "fit-short,spatial-balanced,2,short-demo",
        "fit-five,spatial-balanced,5,demo-1"
    })
    void readFit_example_isSound(String name, String network, int dimension, String target) {
        Path file = CONF.resolve("examples/" + name + ".yaml");

        FitConfiguration fit = ConfigurationReader.readFit(file, List.of(), warnings::add);

        assertThat(warnings).isEmpty();
        assertThat(fit.model().templateName()).isEqualTo(network);
        assertThat(fit.space().dimension()).isEqualTo(dimension);
        assertThat(fit.target().file().getFileName()).hasToString(target + ".yaml");
        fit.space().parameters().forEach(free -> {
            var published = fit.model().template().parameter(free.name()).orElseThrow();
            assertThat(free)
                    .isEqualTo(new SearchParameter(free.name(), published.low(), published.high(), Scale.LINEAR));
        });
    }

    private FitConfiguration read(String yaml, String... sets) throws IOException {
        Path file = folder.resolve("fit.yaml");
        Files.writeString(file, yaml);
        return ConfigurationReader.readFit(file, List.of(sets), warnings::add);
    }
}
