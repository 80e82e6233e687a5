package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that start from text of other software. */
class EarlierTableTest {
    private static final String STATISTICS = "rate_hz,fano_factor,count_correlation,count_windows,notes";

    @TempDir
    private Path folder;

    private FitConfiguration fit;

    @BeforeEach
    void write() throws IOException {
        fit = Fits.in(folder);
    }

    private List<String> parameters() {
        return fit.model().template().parameters().stream().map(Parameter::name).toList();
    }

    /** A row: the fit's fixed parameters, the two free ones, and what else stands in it. */
    private String row(double tau, double strength, String statistics) {
        double[] values = fit.baseValues();
        values[parameters().indexOf("tau_decay_i")] = tau;
        values[parameters().indexOf("j_ee")] = strength;
        List<String> cells = new ArrayList<>();
        for (double value : values) {
            cells.add(Double.toString(value));
        }
        cells.add(statistics);
        return String.join(",", cells) + "\n";
    }

    private EarlierStudies.Found read(String header, String... rows) throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, String.join(",", parameters()) + "," + header + "\n" + String.join("", rows));
        return EarlierStudies.read(fit, List.of(file.toString()));
    }

    @Test
    void read_namedColumns_areScoredAndRepeatsNumbered() throws IOException {
        EarlierStudies.Found found = read(
                STATISTICS,
                row(5, 10, "21,1.1,0.02,9,first"),
                row(6, 20, "18,0.9,0,9,"),
                row(5, 10, "22,1.2,0.01,9,again"),
                row(5, 31, "22,1.2,0.01,9,j_ee is too large"));

        CostFunction costs = CostFunction.of(fit.target().statistics());
        double expected = costs.of(
                        StatisticValues.of(new double[] {21, 1.1, 0.02, Double.NaN, Double.NaN}, new double[0]))
                .value()
                .orElseThrow();
        assertThat(found.outside()).isEqualTo(1);
        assertThat(found.evaluations()).extracting(Evaluation::repeat).containsExactly(0, 0, 1);
        assertThat(((Evaluation.Scored) found.evaluations().get(0).outcome()).cost())
                .isEqualTo(expected);
        assertThat(fit.space().values(found.evaluations().get(1).point())).containsExactly(6, 20);
        assertThat(found.evaluations().get(0).parametersId())
                .isEqualTo(found.evaluations().get(2).parametersId())
                .isNotEqualTo(found.evaluations().get(1).parametersId());
    }

    @Test
    void read_missingStatistic_isInfeasible() throws IOException {
        EarlierStudies.Found found = read(STATISTICS, row(5, 10, "21,,0.02,9,"), row(6, 10, "NaN,1,0.02,9,"));

        assertThat(found.evaluations())
                .extracting(Evaluation::outcome)
                .containsExactly(
                        new Evaluation.Infeasible("no cost: fano_factor missing"),
                        new Evaluation.Infeasible("no cost: rate_hz missing"));
    }

    @Test
    void read_otherWindowsOrNoNumber_nameTheLine() {
        assertThatThrownBy(() -> read(STATISTICS, row(5, 10, "21,1,0,9,"), row(5, 11, "21,1,0,699,")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("log.csv:3 count_windows")
                .hasMessageContaining("rest on 699 count windows, this fit's on 9");
        assertThatThrownBy(() -> read(STATISTICS, row(5, 10, "fast,1,0,9,")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("log.csv:2 rate_hz")
                .hasMessageContaining("'fast' is no number");
    }

    @Test
    void read_missingColumns_areAllNamed() {
        assertThatThrownBy(() -> read("rate_hz,fano_factor", row(5, 10, "21,1")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has no column count_correlation, count_windows");
    }

    @Test
    void read_eigenspectrum_hasAsManyEntriesAsNeurons() throws IOException {
        fit = Fits.in(folder);
        Files.writeString(
                folder.resolve("target.yaml"),
                Files.readString(folder.resolve("target.yaml")).replace("eigenspectrum: 0", "eigenspectrum: 1")
                        + "  eigenspectrum: {mean: "
                        + IntStream.range(0, 10).mapToObj(i -> 9 - i).toList() + ", variance: 1}\n");
        fit = ConfigurationReader.readFit(
                folder.resolve("fit.yaml"), List.of("statistics.factor_analysis={method: em}"), warning -> {});
        String names = names(10);

        EarlierStudies.Found found = read(
                STATISTICS + names, row(5, 10, "20,1,0,9,,9,8,7,6,5,4,3,2,1,0"), row(5, 11, "20,1,0,9,,9,,,,,,,,,"));

        assertThat(((Evaluation.Scored) found.evaluations().get(0).outcome()).cost())
                .isZero();
        assertThat(found.evaluations().get(1).outcome())
                .isEqualTo(new Evaluation.Infeasible("no cost: eigenspectrum missing"));
        assertThatThrownBy(() -> read(STATISTICS + names(9), row(5, 10, "20,1,0,9,,9,8,7,6,5,4,3,2,1")))
                .hasMessageContaining("it has no column eigenspectrum_10");
        assertThatThrownBy(() -> read(STATISTICS + names(11), row(5, 10, "20,1,0,9,,9,8,7,6,5,4,3,2,1,0,0")))
                .hasMessageContaining("a column eigenspectrum_11, but this fit's statistics rest on 10 neurons");
    }

    private static String names(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> ",eigenspectrum_" + i)
                .reduce("", String::concat);
    }
}
