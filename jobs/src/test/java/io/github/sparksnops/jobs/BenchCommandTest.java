package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void bench_json_hasOneObjectPerCaseSimulatorAndThreads() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops = Snops.run("bench", "--config", config, "--threads", "1,2", "--json");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(snops.out());
        assertThat(rows).hasSize(4);
        for (JsonNode row : rows) {
            assertThat(row.get("case").asText()).isEqualTo("study");
            assertThat(row.get("us_per_step").asDouble()).isPositive();
            assertThat(row.get("cpu_s_per_simulated_s").asDouble()).isPositive();
            assertThat(row.get("outcome").asText()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void bench_table_hasRatios() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops = Snops.run("bench", "--config", config, "--simulators", "cpu-scalar", "--threads", "1");

        assertThat(snops.out()).contains("us/step", "CPU s/sim s", "x cpu-scalar", "x 1 thread");
        assertThat(snops.out().lines().skip(1)).singleElement().asString().contains("1.00", "COMPLETED");
    }

    @Test
    void reference_pointThatDoesNotComplete_isAFailureWithoutStackTrace() {
        Snops snops = Snops.run(
                "bench", "--reference", "--duration-ms", "1100", "--seeds", "1", "--simulators", "silent-stub");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.BUG);
        assertThat(snops.out()).isEqualTo("FAIL: R1 repeat 0 should complete, but: silent\n");
        assertThat(snops.err()).isEmpty();
    }

    @Test
    void reference_shorterThanPublished_givesNoVerdict() {
        Snops snops = Snops.run(
                "bench", "--reference", "--duration-ms", "3100", "--seeds", "1", "--simulators", "cpu-scalar");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).contains("R1", "R5", "C2", "fano_factor", "shared_variance", "no verdict");
        assertThat(snops.out().lines()).hasSize(1 + 5 * 6 + 2 * 5 + 1);
    }

    private static final String HEADER =
            "tau_decay_i,tau_decay_e,sigma_i,sigma_e,sigma_x,j_ei,j_ie,j_ii,j_ee,j_ex,j_ix,"
                    + "rate_hz,fano_factor,count_correlation,shared_variance,shared_dimensionality,es1,es2\n";
    private static final String R1 =
            "13.4456,24.8741,0.117604,0.0808641,0.128414,-55.5217,113.878,-20.3613,43.6498,128.93,"
                    + "46.5723,2.009,0.9221,0.00008,0.0004,0.03,0.01,0\n";

    private Path evaluations(String text) throws IOException {
        return Files.writeString(folder.resolve("evaluations.csv"), text);
    }

    @Test
    void evaluations_rowsAreDrawn_comparesAllStatistics() throws IOException {
        Path file = evaluations(HEADER + R1 + R1.replace("2.009", "3") + R1.replace("2.009", "4"));

        Snops snops = Snops.run(
                "bench", "--reference", "--evaluations", file, "--points", "2", "--duration-ms", "3100", "--json");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(snops.out());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("line").asInt()).isBetween(2, 4);
        assertThat(rows.get(0).get("outcome").asText()).isEqualTo("COMPLETED");
        assertThat(rows.get(0).get("published_fano_factor").asDouble()).isEqualTo(0.9221);
        // the same network in both
        assertThat(rows.get(0).get("rate_hz").asDouble())
                .isPositive()
                .isEqualTo(rows.get(1).get("rate_hz").asDouble());
    }

    @Test
    void evaluations_table_namesRowsThatDidNotComplete() throws IOException {
        Snops snops = Snops.run(
                "bench",
                "--reference",
                "--evaluations",
                evaluations(HEADER + R1),
                "--points",
                "1",
                "--duration-ms",
                "1100",
                "--simulators",
                "silent-stub");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).contains("     2 INFEASIBLE silent", "rank correlation");
    }

    @Test
    void evaluations_missingColumnOrNumber_isTheUsersMistake() throws IOException {
        Snops column = Snops.run("bench", "--reference", "--evaluations", evaluations(HEADER.replace("es1", "e") + R1));
        assertThat(column.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(column.err()).contains("evaluations.csv:1", "no column es1");

        Snops number = Snops.run(
                "bench", "--reference", "--evaluations", evaluations(HEADER + R1 + R1.replace("0.9221", "none")));
        assertThat(number.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(number.err()).contains("evaluations.csv:3", "fano_factor has no number");

        Snops few = Snops.run("bench", "--reference", "--evaluations", evaluations(HEADER + R1), "--points", "2");
        assertThat(few.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(few.err()).contains("--points 2", "has 1 rows");
    }
}
