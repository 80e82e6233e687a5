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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault gives exactly one problem that names the place, the fault and the remedy. */
class ConfigurationProblemsTest {
    private static final String SBN = "network: spatial-balanced\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("", "study.yaml", "empty", "network"),
                fault("# only a comment\n", "study.yaml", "empty", "network"),
                fault("[1, 2]", "study.yaml:1", "no configuration", "keys and values"),
                fault("network: [a\nseed: 1", "study.yaml:2", "broken YAML", "mend"),
                fault("network: a\n---\nnetwork: b", "study.yaml:2", "broken YAML", "mend"),
                fault(SBN + "search: {}\ntarget: a", "study.yaml:2 search", "configuration of a fit", "snops fit"),
                fault("seed: 1", "study.yaml network", "no network", "random-balanced"),
                fault("network:", "study.yaml:1 network", "name is expected", "NAME"),
                fault(
                        "network: spatial-balance",
                        "study.yaml:1 network",
                        "unknown network",
                        "did you mean spatial-balanced?"),
                fault("network: lif", "study.yaml:1 network", "'lif'", "there are random-balanced, spatial-balanced"),
                fault(SBN + "windo: {}", "study.yaml:2 windo", "unknown key 'windo'", "did you mean window?"),
                fault(SBN + "parameters: {j_eee: 1}", "parameters.j_eee", "unknown parameter", "did you mean j_ee?"),
                fault(SBN + "sweep: {tau_decay_j: [1]}", "sweep.tau_decay_j", "unknown parameter", "tau_decay_i?"),
                fault(SBN + "sizes: {y: 100}", "sizes.y", "unknown population", "e, i, x"),
                fault(SBN + "seed: 1\nseed: 2", "study.yaml:3 seed", "twice, first in line 2", "remove"),
                fault(SBN + "window: &w {dt_ms: 0.05}\nstatistics: {<<: *w}", "statistics", "<<", "--set"),
                fault(SBN + "window: 5", "study.yaml:2 window", "keys and values", "indent"),
                fault(SBN + "window: {duration_ms: long}", "window.duration_ms", "'long' is no number", "number"),
                fault(SBN + "window: {duration_ms: \"5000\"}", "window.duration_ms", "no number", "number"),
                fault(SBN + "window: {duration_ms: .inf}", "window.duration_ms", "no number", "number"),
                fault(SBN + "window: {duration_ms: 1e999}", "window.duration_ms", "no number", "number"),
                fault(SBN + "window: {duration_ms: 0x10}", "window.duration_ms", "no number", "number"),
                fault(SBN + "window: {duration_ms: -5000}", "window.duration_ms", "-5000", "above 0"),
                fault(SBN + "window: {burn_in_ms: -1}", "window.burn_in_ms", "-1", "at least 0"),
                fault(SBN + "window: {dt_ms: 0.2}", "window.dt_ms", "0.2", "0.05"),
                fault(SBN + "window: {dt_ms: 0}", "window.dt_ms", "0", "0.05"),
                fault(SBN + "window: {duration_ms: 400}", "window.duration_ms", "not longer", "lengthen"),
                fault(SBN + "window: {duration_ms: 700}", "window.duration_ms", "count windows", "burn_in_ms"),
                fault(
                        SBN + "window: {count_window_ms: 200.01}",
                        "window.count_window_ms",
                        "whole number of steps",
                        "multiple"),
                fault(SBN + "window: {dt_ms: 0.08}", "window.dt_ms", "refractory time of population e", "0.05", 2),
                fault(
                        SBN + "window: {count_window_ms: 0.1, duration_ms: 140500}",
                        "window.count_window_ms",
                        "counts",
                        "longer"),
                fault(SBN + "window: {count_window_ms: 214748364.8}", "duration_ms", "count windows", "shorten"),
                fault(SBN + "window: {duration_ms: 140500.03}", "duration_ms", "whole number", "140500.05"),
                fault(
                        SBN + "window: {count_window_ms: 100000, duration_ms: 400000}",
                        "window.count_window_ms",
                        "181819 times",
                        "shorter"),
                fault(SBN + "statistics: {samplings: 2000000000}", "statistics.samplings", "2000000000", "10000"),
                fault(SBN + "parameters: {tau_decay_e: 1e300}", "parameters.tau_decay_e", "1.0E300", "from 1 to 25"),
                fault(SBN + "repeats: 0", "study.yaml:2 repeats", "'0'", "from 1"),
                fault(SBN + "repeats: 1.5", "study.yaml:2 repeats", "'1.5'", "whole number"),
                fault(SBN + "repeats: 3000000000", "repeats", "3000000000", "whole number"),
                fault(SBN + "seed: 18446744073709551616", "seed", "no seed", "64 bits"),
                fault(SBN + "seed: 1.5", "seed", "no seed", "64 bits"),
                fault(SBN + "seed: [1]", "seed", "a list", "64 bits"),
                fault(SBN + "sizes: {e: 2400}", "sizes.e", "square", "2401"),
                fault(SBN + "sizes: {e: 25}\nstatistics: 5", "study.yaml:3 statistics", "keys and values", "indent", 2),
                fault(SBN + "sizes: {e: 25, e: 26}", "sizes.e", "twice", "remove"),
                fault(SBN + "sizes: {e: 0}", "sizes.e", "'0'", "from 1"),
                fault(SBN + "connection_probability: {ee: 1.5}", "connection_probability.ee", "1.5", "0 to 1"),
                fault(SBN + "parameters: {j_ei: 5}", "parameters.j_ei", "inhibition must not excite", "-150 to 0"),
                fault(SBN + "parameters: {j_ee: -5}", "parameters.j_ee", "excitation must not inhibit", "0 to 150"),
                fault(SBN + "parameters: {sigma_e: -0.1}", "parameters.sigma_e", "must be at least 0", "0 to 0.25"),
                fault(SBN + "parameters: {tau_decay_i: 0.5}", "parameters.tau_decay_i", "at least 1", "1 to 25"),
                fault(SBN + "sweep: {j_ei: [-10, 5]}", "sweep.j_ei", "5 mV", "-150 to 0"),
                fault(SBN + "sweep: {}", "study.yaml:2 sweep", "grid is empty", "tau_decay_i"),
                fault(SBN + "sweep: [1]", "study.yaml:2 sweep", "keys and values", "indent"),
                fault(SBN + "sweep: {j_ei: []}", "sweep.j_ei", "list is empty", "at least one"),
                fault(SBN + "sweep: {j_ei: -5}", "sweep.j_ei", "list of values or a range", "[4, 8, 16]"),
                fault(SBN + "sweep: {j_ei: [-5, -5.0]}", "sweep.j_ei", "-5 stands twice", "repeats"),
                fault(SBN + "sweep: {j_ei: [-5, x]}", "sweep.j_ei", "'x' is no number", "number"),
                fault(SBN + "sweep: {j_ei: {from: -5, steps: 2}}", "sweep.j_ei", "no `to`", "from"),
                fault(SBN + "sweep: {j_ei: {from: -5, to: -1, steps: 0}}", "sweep.j_ei.steps", "'0'", "from 1"),
                fault(SBN + "sweep: {j_ei: {from: -5, to: -1, steps: 1}}", "sweep.j_ei.steps", "both ends", "list"),
                fault(
                        SBN + "sweep: {j_ei: {from: -5, to: -1, steps: 2, scale: log}}",
                        "sweep.j_ei.scale",
                        "positive",
                        "linear"),
                fault(
                        SBN + "sweep: {j_ee: {from: 1, to: 5, steps: 2, scale: cubic}}",
                        "sweep.j_ee.scale",
                        "cubic",
                        "linear"),
                fault(
                        SBN + "sweep: {j_ee: {from: 1, to: 5, step: 2, steps: 3}}",
                        "sweep.j_ee.step",
                        "'step'",
                        "steps?"),
                fault(
                        SBN + "sweep: {j_ee: [1]}\nparameters: {j_ee: 1}",
                        "study.yaml:2 sweep.j_ee",
                        "also fixed",
                        "remove"),
                fault(
                        SBN + "sizes: {e: 25}\nstatistics: {neurons: 26}",
                        "statistics.neurons",
                        "population e has 25",
                        "at most 25"),
                fault(SBN + "statistics: {neurons: 1}", "statistics.neurons", "'1'", "from 2"),
                fault(SBN + "statistics: {samplings: 0}", "statistics.samplings", "'0'", "from 1"),
                fault(SBN + "statistics: {min_rate_hz: -1}", "statistics.min_rate_hz", "-1", ">= 0"),
                fault(
                        SBN + "sizes: {x: 1002001}\nconnection_probability: {ex: 0, ix: 0}",
                        "network",
                        "stimulus x",
                        "sizes"),
                fault(
                        SBN
                                + "repeats: 1000000\nsweep: {j_ee: {from: 1, to: 5, steps: 99}, j_ex: {from: 1, to: 5, steps: 99}}",
                        "sweep",
                        "trials",
                        "fewer"));
    }

    private static Arguments fault(String yaml, String where, String what, String how) {
        return fault(yaml, where, what, how, 1);
    }

    private static Arguments fault(String yaml, String where, String what, String how, int problems) {
        return Arguments.of(yaml, where, what, how, problems);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void read_fault_isNamedWithPlaceAndRemedy(String yaml, String where, String what, String how, int problems)
            throws IOException {
        UserError error = errorOf(yaml, Use.ANY);

        assertThat(error.problems()).hasSize(problems);
        Problem problem = error.problems().get(0);
        assertThat(problem.where()).contains(where);
        assertThat(problem.what()).contains(what);
        assertThat(problem.how()).contains(how);
    }

    @Test
    void read_fiveFaults_reportsFive() throws IOException {
        String yaml =
                """
                network: spatial-balanced
                sizes: {e: 2400}
                parameters: {j_ei: 5, j_foo: 1}
                window: {dt_ms: 0.2}
                repeats: none
                """;

        assertThat(errorOf(yaml, Use.ANY).problems())
                .extracting(p -> p.where().replaceFirst(".*study.yaml", ""))
                .containsExactlyInAnyOrder(
                        ":2 sizes.e", ":3 parameters.j_ei", ":3 parameters.j_foo", ":4 window.dt_ms", ":5 repeats");
    }

    @Test
    void read_sets_faultsNameTheOption() throws IOException {
        List<String> sets = List.of(
                "window.dt_ms=0.2", "parameters.j_eee=1", "sweep={j_ei: [5]}", "nonsense", "seed.a=1", "seed=[");

        UserError error = errorOf(SBN + "seed: 3", Use.ANY, sets);

        assertThat(error.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "--set window.dt_ms=0.2",
                        "--set parameters.j_eee=1",
                        "--set sweep={j_ei: [5]} (sweep.j_ei)",
                        "--set nonsense",
                        "--set seed.a=1",
                        "--set seed=[");
    }

    @Test
    void read_wrongUse_saysWhichCommand() throws IOException {
        UserError simulate = errorOf(SBN + "sweep: {j_ee: [1]}", Use.SIMULATE);
        UserError sweep = errorOf(SBN, Use.SWEEP);

        assertThat(simulate.problems()).hasSize(1);
        assertThat(simulate.problems().get(0).how()).contains("snops sweep").contains("--set sweep=");
        assertThat(sweep.problems()).hasSize(1);
        assertThat(sweep.problems().get(0).how()).contains("snops simulate");
    }

    @Test
    void read_missingFileFolderAndBinary_areNamed() throws IOException {
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThat(errorOf(folder.resolve("none.yaml"), Use.ANY, List.of()).getMessage())
                .contains("no such file");
        assertThat(errorOf(folder, Use.ANY, List.of()).getMessage()).contains("folder");
        assertThat(errorOf(binary, Use.ANY, List.of()).getMessage()).contains("UTF-8");
    }

    private UserError errorOf(String yaml, Use use) throws IOException {
        return errorOf(yaml, use, List.of());
    }

    private UserError errorOf(String yaml, Use use, List<String> sets) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        return errorOf(file, use, sets);
    }

    private static UserError errorOf(Path file, Use use, List<String> sets) {
        return catchThrowableOfType(UserError.class, () -> ConfigurationReader.read(file, sets, use));
    }
}
