package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetReaderTest {
    private static final Path TARGETS = Path.of(System.getProperty("snops.root"), "conf/targets");

    private static final String TARGET =
            """
            n_neuron: 3
            count_window_ms: 200
            count_windows: 699
            statistics:
              rate_hz: {mean: 6.6, variance: 0.18}
              fano_factor: {mean: 1.5, variance: 4e-4}
              count_correlation: {mean: -0.0003, variance: 5e-7}
              shared_variance: {mean: 0.13, variance: 2e-4}
              shared_dimensionality: {mean: 5.9, variance: 0.16}
              eigenspectrum: {variance: 2.5, mean: [7.2, 4.8, -9e-10]}
            """;

    @TempDir
    private Path folder;

    static Stream<Path> published() throws IOException {
        try (Stream<Path> files = Files.list(TARGETS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void read_publishedTarget_isComplete(Path file) throws IOException {
        TargetStatistics target = TargetReader.read(file);

        assertThat(target.used()).containsExactly(Statistic.values());
        assertThat(target.neurons()).isEqualTo(50);
        assertThat(target.countWindowMs()).isEqualTo(200);
        assertThat(target.countWindows()).isEqualTo(699);
        assertThat(target.metric()).isEqualTo(Metric.L2);
        assertThat(target.eigenspectrum().orElseThrow().mean()).allMatch(value -> value >= 0);
        assertThat(Files.readString(file))
                .contains("snops score DIR conf/targets/" + file.getFileName(), "SpikingNetworkOptimization", "MIT");
    }

    @Test
    void published_targets_areTheFour() throws IOException {
        assertThat(published().map(file -> file.getFileName().toString()))
                .containsExactly("demo-1.yaml", "demo-4.yaml", "demo-5.yaml", "short-demo.yaml");
    }

    /** The four as the paper's demonstrations have them; of the spectrum the variance and the first four, counts^2. */
    @ParameterizedTest
    @CsvSource({
        "short-demo, 9.286, 0.1,    0.9161, 2e-4,    0.00086, 2e-6,    0.0587, 1e-6,    1.00, 0.1,   0.01,   4.66, 0.00, 0.00, 0.00",
        "demo-1,     6.591, 0.183,  1.5621, 4.27e-4, 0.00035, 5.54e-7, 0.1300, 2.19e-4, 5.97, 0.160, 2.51,   7.22, 4.80, 3.41, 2.44",
        "demo-4,     2.793, 0.0020, 0.8347, 4.9e-6,  0.00063, 5.6e-8,  0.0487, 1.23e-4, 2.73, 0.45,  0.0189, 0.51, 0.32, 0.18, 0.11",
        "demo-5,     3.387, 0.0141, 0.9324, 1.9e-5,  0.00528, 3.9e-7,  0.2146, 1.0e-4,  7.40, 0.026, 0.0348, 1.78, 1.35, 1.08, 0.85"
    })
    void read_publishedTarget_numbersAsPrinted(ArgumentsAccessor expected) {
        TargetStatistics target = TargetReader.read(TARGETS.resolve(expected.getString(0) + ".yaml"));

        for (int i = 0; i < Statistic.SCALARS.size(); i++) {
            Scalar scalar = target.scalars().get(Statistic.SCALARS.get(i));
            assertPrinted(scalar.mean(), expected.getString(1 + 2 * i));
            assertPrinted(scalar.variance(), expected.getString(2 + 2 * i));
        }
        List<Double> spectrum = target.eigenspectrum().orElseThrow().mean();
        assertPrinted(target.eigenspectrum().orElseThrow().variance(), expected.getString(11));
        for (int i = 0; i < 4; i++) {
            assertPrinted(spectrum.get(i), expected.getString(12 + i));
        }
        assertThat(spectrum).hasSize(50).isSortedAccordingTo(Comparator.reverseOrder());
    }

    /** A number rounds to the printed one: it differs by half of the last digit at most. */
    private static void assertPrinted(double value, String printed) {
        BigDecimal number = new BigDecimal(printed);
        assertThat(new BigDecimal(value)).isCloseTo(number, within(number.ulp().multiply(new BigDecimal("0.51"))));
    }

    /** To the last digit the conversion of the published .mat files: the lines below the comments, hashed there. */
    @ParameterizedTest
    @CsvSource({
        "demo-1,     268bdaddc8a601d4bc6b622b1da3cbd4fac9193526769dec71c8e67498420311",
        "demo-4,     d9ace2da6bd05aa3593751657977e9ed2812c1f878867b0f68d8df751e2cb1ee",
        "demo-5,     9377fc0b37880b3ae14c2ee4778acc7b6825cc454e22ce0e7940c91db3e2a1e5",
        "short-demo, 406c98dc5fed2bf14697a6a715c9c9ca8422c8fddb47d779963c54e2d5620f8b"
    })
    void publishedTarget_linesBelowTheComments_areTheConversion(String name, String expected) throws Exception {
        String lines = Files.readString(TARGETS.resolve(name + ".yaml")).replaceAll("(?m)^#.*\n", "");

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(expected);
    }

    @Test
    void read_leastTarget_weightsAreOneAndTinyNegativeEigenvaluesZero() throws IOException {
        TargetStatistics target = TargetReader.read(write(TARGET));

        assertThat(target.weights()).containsOnlyKeys(Statistic.values()).allSatisfy((k, w) -> assertThat(w)
                .isEqualTo(1));
        assertThat(target.metric()).isEqualTo(Metric.L2);
        assertThat(target.eigenspectrum().orElseThrow().mean()).containsExactly(7.2, 4.8, 0.0);
        assertThat(target.scalars().get(Statistic.COUNT_CORRELATION)).isEqualTo(new Scalar(-0.0003, 5e-7));
    }

    @Test
    void read_weightsMetricAndProvenance_areTaken() throws IOException {
        String yaml = TARGET.replaceAll("(?m)^  eigenspectrum.*\n", "")
                + "metric: L1\nweights: {rate_hz: 2.5, eigenspectrum: 0}\n"
                + "provenance: {files: [{name: a.csv, sha256: 00ff}], options: {anything: [1, 2]}}\n";

        TargetStatistics target = TargetReader.read(write(yaml));

        assertThat(target.metric()).isEqualTo(Metric.L1);
        assertThat(target.weights())
                .containsEntry(Statistic.RATE_HZ, 2.5)
                .containsEntry(Statistic.FANO_FACTOR, 1.0)
                .containsEntry(Statistic.EIGENSPECTRUM, 0.0);
        assertThat(target.eigenspectrum()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("", "target.yaml", "empty", "n_neuron"),
                fault("- 1", "target.yaml:1", "no target", "conf/targets/demo-1.yaml"),
                fault("n_neuron: [", "target.yaml:1", "broken YAML", "mend"),
                fault(
                        "network: spatial-balanced\nstatistics: {neurons: 50}",
                        "target.yaml:1 network",
                        "a configuration, not a target",
                        "conf/targets"),
                fault(TARGET + "weigths: {}", "target.yaml:11 weigths", "unknown key", "did you mean weights?"),
                fault(TARGET + "weights: {fano: 1}", "target.yaml:11 weights.fano", "unknown statistic", "fano_factor"),
                fault(TARGET + "n_neuron: 3", "target.yaml:11 n_neuron", "twice, first in line 1", "remove"),
                replaced("n_neuron: 3\n", "", "target.yaml n_neuron", "no n_neuron", "such as 50"),
                replaced("n_neuron: 3", "n_neuron: 1", "target.yaml:1 n_neuron", "'1'", "from 2"),
                replaced("n_neuron: 3", "n_neuron: 2.5", "target.yaml:1 n_neuron", "'2.5'", "whole number"),
                replaced(
                        "n_neuron: 3",
                        "n_neuron: 4",
                        "target.yaml:10 statistics.eigenspectrum.mean",
                        "3 eigenvalues, but n_neuron is 4",
                        "mend n_neuron"),
                replaced("count_window_ms: 200\n", "", "target.yaml count_window_ms", "no count_window_ms", "200"),
                replaced("window_ms: 200", "window_ms: 0", "target.yaml:2 count_window_ms", "0.0 ms", "above 0"),
                replaced("count_windows: 699", "count_windows:", "target.yaml:3 count_windows", "no count_w", "699"),
                fault(TARGET + "metric: L3", "target.yaml:11 metric", "'L3' is no metric", "L2"),
                fault(TARGET + "weights: {rate_hz: -1}", "weights.rate_hz", "-1.0 is no weight", "0 to leave"),
                fault(TARGET + "weights: {rate_hz: .nan}", "weights.rate_hz", "'.nan' is no number", "number"),
                fault(
                        TARGET
                                + "weights: {rate_hz: 0, fano_factor: 0, count_correlation: 0, shared_variance: 0,"
                                + " shared_dimensionality: 0, eigenspectrum: 0}",
                        "target.yaml:11 weights",
                        "all weights are 0",
                        "at least one"),
                fault(TARGET + "weights: {rate_hz: 1e308, fano_factor: 1e308}", "weights", "no number", "smaller"),
                fault(TARGET + "weights: 1", "target.yaml:11 weights", "keys and values", "indent"),
                fault(TARGET.replaceAll("(?s)statistics:.*", ""), "statistics", "no statistics", "rate_hz"),
                fault(TARGET.replaceAll("(?s)statistics:.*", "statistics: 5"), "statistics", "keys and values", "inde"),
                replaced(
                        "  fano_factor: {mean: 1.5, variance: 4e-4}\n",
                        "",
                        "target.yaml:4 statistics.fano_factor",
                        "a weight and no value",
                        "weights.fano_factor to 0"),
                replaced("fano_factor:", "fano_factr:", "statistics.fano_factr", "unknown", "fano_factor?", 2),
                replaced("mean: 1.5, ", "", "target.yaml:6 statistics.fano_factor", "no mean", "{mean:"),
                replaced(", variance: 4e-4", "", "target.yaml:6 statistics.fano_factor", "no variance", "{mean:"),
                replaced("mean: 1.5", "meen: 1.5, mean: 1", "statistics.fano_factor.meen", "unknown", "mean?"),
                replaced("mean: 1.5", "mean: NaN", "target.yaml:6 statistics.fano_factor.mean", "'NaN' is", "number"),
                replaced("mean: 1.5", "mean: .inf", "statistics.fano_factor.mean", "'.inf' is no number", "number"),
                replaced("mean: 1.5", "mean: [1.5]", "statistics.fano_factor.mean", "a list is no number", "number"),
                replaced("variance: 4e-4", "variance: 0", "statistics.fano_factor.variance", "0.0 is no v", "above 0"),
                replaced("variance: 4e-4", "variance: -1", "statistics.fano_factor.variance", "-1.0 is no", "above 0"),
                replaced("variance: 4e-4", "variance: x", "statistics.fano_factor.variance", "'x' is no n", "number"),
                replaced("{mean: 1.5, variance: 4e-4}", "1.5", "statistics.fano_factor", "keys and values", "indent"),
                replaced("[7.2, 4.8, -9e-10]", "7.2", "eigenspectrum.mean", "a list of eigenvalues", "descending"),
                replaced("-9e-10", "-2e-9", "eigenspectrum.mean", "entry 3 is -2.0E-9", "largest first"),
                replaced("4.8", "nan", "eigenspectrum.mean", "entry 2, 'nan', is no number", "largest first"),
                replaced("4.8", "7.3", "eigenspectrum.mean", "entry 2 is larger", "largest first"),
                replaced("variance: 2.5, ", "", "target.yaml:10 statistics.eigenspectrum", "no variance", "{mean:"),
                replaced("variance: 2.5", "variance: 0", "eigenspectrum.variance", "0.0 is no variance", "above 0"));
    }

    private static Arguments replaced(String part, String other, String where, String what, String how) {
        return replaced(part, other, where, what, how, 1);
    }

    private static Arguments replaced(String part, String other, String where, String what, String how, int problems) {
        assertThat(TARGET).contains(part);
        return Arguments.of(TARGET.replace(part, other), where, what, how, problems);
    }

    private static Arguments fault(String yaml, String where, String what, String how) {
        return Arguments.of(yaml, where, what, how, 1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void read_fault_isNamedWithPlaceAndRemedy(String yaml, String where, String what, String how, int problems)
            throws IOException {
        UserError error = errorOf(yaml);

        assertThat(error.problems()).as("%s", error.problems()).hasSize(problems);
        Problem problem = error.problems().get(0);
        assertThat(problem.where()).contains(where);
        assertThat(problem.what()).contains(what);
        assertThat(problem.how()).contains(how);
    }

    @Test
    void read_severalFaults_areAllNamed() throws IOException {
        String yaml = TARGET.replace("n_neuron: 3", "n_neuron: x")
                .replace("variance: 0.18", "variance: 0")
                .replace("4.8", "9");

        assertThat(errorOf(yaml).problems())
                .extracting(p -> p.where().replaceFirst(".*target.yaml", ""))
                .isEqualTo(
                        List.of(":1 n_neuron", ":5 statistics.rate_hz.variance", ":10 statistics.eigenspectrum.mean"));
    }

    @Test
    void read_missingFileAndFolder_nameTargets() {
        assertThat(catchThrowableOfType(UserError.class, () -> TargetReader.read(folder.resolve("none.yaml"))))
                .hasMessageContaining("no such file")
                .hasMessageContaining("conf/targets");
        assertThat(catchThrowableOfType(UserError.class, () -> TargetReader.read(folder)))
                .hasMessageContaining("folder")
                .hasMessageContaining("target file");
    }

    private Path write(String yaml) throws IOException {
        Path file = folder.resolve("target.yaml");
        Files.writeString(file, yaml);
        return file;
    }

    private UserError errorOf(String yaml) throws IOException {
        Path file = write(yaml);
        return catchThrowableOfType(UserError.class, () -> TargetReader.read(file));
    }
}
