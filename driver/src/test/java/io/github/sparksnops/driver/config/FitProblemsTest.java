package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault gives exactly one problem that names the place, the fault and the remedy. */
class FitProblemsTest {
    private static final Path TARGETS =
            Path.of(System.getProperty("snops.root")).resolve("conf/targets");
    private static final String LEAST =
            """
            network: spatial-balanced
            target: target.yaml
            search: {j_ee: {from: 0, to: 100}}
            budget: {rounds: 3}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTarget() throws IOException {
        Files.copy(TARGETS.resolve("demo-1.yaml"), folder.resolve("target.yaml"));
        Files.writeString(folder.resolve("study.yaml"), "network: random-balanced\n");
        Files.writeString(
                folder.resolve("bad.yaml"),
                Files.readString(TARGETS.resolve("demo-1.yaml")).replace("0.1601", "-1"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                search("{}", "fit.yaml:3 search", "no parameter is free", "j_ei"),
                search("", "fit.yaml:3 search", "no parameter is free", "j_ei"),
                search("[1]", "fit.yaml:3 search", "keys and values", "indent", 2),
                search("{j_eee: {from: 0, to: 1}}", "search.j_eee", "unknown parameter", "did you mean j_ee?"),
                search("{j_ee: [0, 1]}", "fit.yaml:3 search.j_ee", "bounds are expected", "{from: 0, to: 150}"),
                search("{j_ee: 5}", "search.j_ee", "bounds are expected", "from"),
                search("{j_ee: }", "search.j_ee", "bounds are expected", "from"),
                search("{j_ee: {from: 1}}", "search.j_ee", "no `to`", "both bounds"),
                search("{j_ee: {from: 1, to: }}", "search.j_ee", "no `to`", "both bounds"),
                search("{j_ee: {from: a, to: 1}}", "search.j_ee.from", "'a' is no number", "number"),
                search("{j_ee: {from: 5, to: 5}}", "search.j_ee", "equal, from 5 to 5", "parameters"),
                search("{j_ee: {from: 9, to: 5}}", "search.j_ee", "reversed, from 9 to 5", "exchange"),
                search("{j_ee: {from: 0, to: 151}}", "search.j_ee.to", "151 mV", "from 0 to 150"),
                search("{tau_decay_i: {from: 1, to: 40}}", "tau_decay_i.to", "outside of the published", "1 to 25"),
                search("{j_ee: {from: -1, to: 15}}", "search.j_ee.from", "excitation must not inhibit", "0 to 150"),
                search("{j_ee: {from: 1, to: 15, scale: cubic}}", "search.j_ee.scale", "cubic", "linear, log"),
                search("{j_ee: {from: 0, to: 15, scale: log}}", "search.j_ee.scale", "positive ends", "linear"),
                search("{j_ei: {from: -9, to: -1, scale: log}}", "search.j_ei.scale", "from -9 to -1", "linear"),
                search("{j_ee: {from: 0.5, to: 9, scale: integer}}", "search.j_ee.scale", "whole ends", "whole"),
                search("{j_ee: {from: 1, to: 15, steps: 4}}", "search.j_ee.steps", "unknown key", "from, to, scale"),
                search(
                        "{j_ee: {from: 1, to: 15}}\nparameters: {j_ee: 3}",
                        "fit.yaml:3 search.j_ee",
                        "also fixed",
                        "remove"),
                search(
                        "{j_ee: {from: 1, to: 15}}\nsnops: {initial_points: 9}",
                        "fit.yaml:4 snops",
                        "the method is batch",
                        "method: snops"),
                search(
                        "{j_ee: {from: 1, to: 15}}\nmethod: snops\nsnops: {least_evaluations: 4, most_evaluations: 3}",
                        "snops.least_evaluations",
                        "4 evaluations at least, and 3 at most",
                        "no smaller"),
                fault("search: {j_ee: {from: 0, to: 100}}\n", "", "fit.yaml search", "no parameter is free", "j_ei"),
                fault("network: spatial-balanced\n", "", "fit.yaml network", "no network", "random-balanced"),
                fault("target: target.yaml\n", "", "fit.yaml target", "no target is named", "conf/targets"),
                fault("target.yaml", "none.yaml", "fit.yaml:2 target", "no such file", "check the path"),
                fault("target.yaml", ".", "fit.yaml:2 target", "this is a folder", "target file"),
                fault("target.yaml", "[a]", "fit.yaml:2 target", "name is expected", "target: NAME"),
                fault("target.yaml", "\"a\\0b\"", "fit.yaml:2 target", "no path", "target file"),
                fault("target.yaml", "study.yaml", "study.yaml:1 network", "configuration, not a target", "conf"),
                fault("target.yaml", "bad.yaml", "shared_dimensionality.variance", "-1", "above 0"),
                added("method: snob", "fit.yaml:5 method", "unknown method 'snob'", "did you mean snops?"),
                added("method: newton", "method", "'newton'", "there are batch, snops, random, sobol, grid, cmaes"),
                added("method: grid", "fit.yaml:4 budget", "as fine as the number of trials", "trials: 2048"),
                added("round_size: 0", "fit.yaml:5 round_size", "'0'", "from 1"),
                added("repeats: 2", "fit.yaml:5 repeats", "no `repeats`", "remove"),
                added("sweep: {j_ie: [1, 2]}", "fit.yaml:5 sweep", "no grid", "snops sweep"),
                added("budge: {}", "fit.yaml:5 budge", "unknown key", "did you mean budget?"),
                added("window: {duration_ms: 5000}", "window.duration_ms", "two durations", "screening"),
                added("window: {dtms: 0.05}", "window.dtms", "unknown key", "did you mean dt_ms?"),
                added("window: {dt_ms: 0.2}", "window.dt_ms", "0.2", "0.05"),
                added("window: {dt_ms: 0.08}", "window.dt_ms", "refractory time of population e", "0.05", 2),
                added("screening: {duration_ms: 200000}", "screening.duration_ms", "longer than the full", "shorten"),
                added("screening: {duration_ms: 600}", "screening.duration_ms", "count windows", "burn_in_ms"),
                added("screening: {dt_ms: 0.1}", "screening.dt_ms", "unknown key", "duration_ms"),
                added("full: {duration_ms: 10500.01}", "full.duration_ms", "whole number of steps", "multiple"),
                added("full: 5", "fit.yaml:5 full", "keys and values", "indent"),
                added("window: {count_window_ms: 100}", "window.count_window_ms", "target's are of 200 ms", "200"),
                added("statistics: {neurons: 40}", "statistics.neurons", "n_neuron is 50", "neurons: 50"),
                added(
                        "statistics: {factor_analysis: {method: none}}",
                        "statistics.factor_analysis",
                        "no shared_variance, shared_dimensionality, eigenspectrum",
                        "remove"),
                added("sizes: {e: 36}", "statistics.neurons", "population e has 36", "at most 36"),
                added("seed: 1.5", "seed", "no seed", "64 bits"),
                budget("", "fit.yaml:4 budget", "no limit", "rounds: 20"),
                budget("{}", "fit.yaml:4 budget", "no limit", "rounds: 20"),
                budget("{cost: 0.1}", "fit.yaml:4 budget", "may never be reached", "rounds: 20"),
                budget("{rounds: 3, cost: 0}", "budget.cost", "0 cannot be reached", "above 0"),
                budget("{rounds: 3, cost: -1}", "budget.cost", "-1 cannot be reached", "above 0"),
                budget("{hours: 0}", "budget.hours", "0 hours are no time", "above 0"),
                budget("{hours: -2}", "budget.hours", "-2 hours", "above 0"),
                budget("{hours: long}", "budget.hours", "'long' is no number", "number"),
                budget("{trials: 0}", "budget.trials", "'0'", "from 1"),
                budget("{rounds: 1.5}", "budget.rounds", "'1.5'", "whole number"),
                budget("{stall_rounds: -1}", "budget.stall_rounds", "'-1'", "from 1"),
                budget("{trial: 5}", "budget.trial", "unknown key", "did you mean trials?"),
                fault("budget: {rounds: 3}\n", "", "fit.yaml budget", "no limit", "rounds: 20"));
    }

    private static Arguments search(String search, String where, String what, String how) {
        return search(search, where, what, how, 1);
    }

    private static Arguments search(String search, String where, String what, String how, int problems) {
        return Arguments.of(LEAST.replace("{j_ee: {from: 0, to: 100}}", search), where, what, how, problems);
    }

    private static Arguments budget(String budget, String where, String what, String how) {
        return fault("{rounds: 3}", budget, where, what, how);
    }

    private static Arguments added(String yaml, String where, String what, String how) {
        return added(yaml, where, what, how, 1);
    }

    private static Arguments added(String yaml, String where, String what, String how, int problems) {
        return Arguments.of(LEAST + yaml, where, what, how, problems);
    }

    private static Arguments fault(String part, String instead, String where, String what, String how) {
        return Arguments.of(LEAST.replace(part, instead), where, what, how, 1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void readFit_fault_isNamedWithPlaceAndRemedy(String yaml, String where, String what, String how, int problems)
            throws IOException {
        UserError error = errorOf(yaml);

        assertThat(error.problems()).hasSize(problems);
        Problem problem = error.problems().get(0);
        assertThat(problem.where()).contains(where);
        assertThat(problem.what()).contains(what);
        assertThat(problem.how()).contains(how);
    }

    @Test
    void readFit_manyFaults_reportsAll() throws IOException {
        UserError error = errorOf(
                """
                network: spatial-balanced
                target: none.yaml
                search: {j_ee: {from: 9, to: 5}, j_foo: 3}
                budget: {cost: -1}
                method: snob
                window: {dt_ms: 0.2}
                """);

        assertThat(error.problems())
                .extracting(p -> p.where().replaceFirst(".*fit.yaml", ""))
                .containsExactlyInAnyOrder(
                        ":2 target",
                        ":3 search.j_ee",
                        ":3 search.j_foo",
                        ":4 budget.cost",
                        ":5 method",
                        ":6 window.dt_ms");
    }

    @Test
    void readFit_set_faultNamesTheOption() throws IOException {
        Files.writeString(folder.resolve("fit.yaml"), LEAST);
        UserError error = errorOf(List.of("search.j_ei={from: 0, to: -150}", "budget.cost=0"));

        assertThat(error.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder("--set search.j_ei={from: 0, to: -150}", "--set budget.cost=0");
    }

    private UserError errorOf(String yaml) throws IOException {
        Files.writeString(folder.resolve("fit.yaml"), yaml);
        return errorOf(List.of());
    }

    private UserError errorOf(List<String> sets) {
        return catchThrowableOfType(
                UserError.class, () -> ConfigurationReader.readFit(folder.resolve("fit.yaml"), sets, w -> {}));
    }
}
