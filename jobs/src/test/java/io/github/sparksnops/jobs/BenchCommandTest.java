package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
}
