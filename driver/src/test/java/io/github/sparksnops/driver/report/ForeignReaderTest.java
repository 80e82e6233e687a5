package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are plain Parquet: a reader in JavaScript finds what the report shows. Needs Node and npm, so {@code .ci/run} runs it. */
@Tag("browser")
class ForeignReaderTest {
    private static final Path SCRIPTS = Path.of(System.getProperty("snops.root"), "driver/src/test/js");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static String run(Path directory, List<String> command) throws Exception {
        Path out = Files.createTempFile("run", ".txt");
        Path err = Files.createTempFile("run", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }

    @Test
    void parquet_readByJavaScript_sameAsTheReport() throws Exception {
        Path study = ReportStudies.sweep(folder, "sweep", ReportStudies.SWEEP, 20, ReportStudies::ending);
        JsonNode rows =
                ReportStudies.document(ReportStudies.report(study, 1000)).get("rows");
        for (String file : List.of("package.json", "package-lock.json", "sums.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));

        JsonNode sums = JSON.readTree(run(folder, List.of("node", "sums.mjs", study.toString())));

        assertThat(sums.get("rows").asInt()).isEqualTo(ReportStudies.SWEEP_TRIALS);
        assertThat(sums.get("completed").asInt()).isEqualTo(36);
        for (String column : List.of("rate_hz", "fano_factor", "tau_decay_i", "j_ei", "largest_eigenvalue")) {
            double sum = 0;
            int missing = 0;
            for (JsonNode value : rows.at("/columns/" + column + "/values")) {
                sum += value.asDouble();
                missing += value.isNull() ? 1 : 0;
            }
            assertThat(sums.at("/" + column + "/sum").asDouble())
                    .as(column)
                    // Five digits of each number are in the report.
                    .isCloseTo(sum, org.assertj.core.data.Offset.offset(Math.abs(sum) * 1e-5 + 1e-6));
            assertThat(sums.at("/" + column + "/missing").asInt()).as(column).isEqualTo(missing);
        }
    }
}
