package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fit whose rounds are damaged is the same fit again after it is resumed, without what came after them being run again. */
class FitRepairTest {
    @TempDir
    private Path folder;

    private FitRuns runs;

    @BeforeEach
    void prepare() {
        runs = FitRuns.in(folder);
    }

    /** Rounds 0 to 2 search, round 3 confirms. */
    @ParameterizedTest
    @CsvSource({"sobol,0", "cmaes,1", "cmaes,2", "sobol,3", "snops,1"})
    void resume_roundWithDamagedRows_isRunAgainAlone(String method, int round) throws IOException {
        FitConfiguration fit = Fits.in(folder, "method=" + method);
        FitSummary whole = runs.run("whole", fit);
        runs.run("damaged", fit);
        String others = manifestsBut("damaged", round);
        truncate(rows("damaged", round));

        FitSummary summary = runs.run("damaged", fit);

        runs.assertSameFit("damaged", summary, "whole", whole);
        assertThat(manifestsBut("damaged", round)).isEqualTo(others);
        assertThat(Files.readString(runs.path("damaged").resolve("events.jsonl")))
                .contains("\"event\":\"round_dropped\"", "\"round\":" + round);
    }

    @Test
    void resume_roundWithDamagedManifest_isRunAgainAndAnotherGoesOnFromIt() throws IOException {
        FitConfiguration fit = Fits.in(folder, "method=cmaes");
        FitConfiguration longer = Fits.in(folder, "method=cmaes", "budget={rounds: 5}");
        runs.run("whole", fit);
        FitSummary whole = runs.run("whole", longer);
        runs.run("damaged", fit);
        truncate(runs.path("damaged").resolve("rounds/00001.json"));

        FitSummary summary = runs.run("damaged", longer);

        runs.assertSameFit("damaged", summary, "whole", whole);
    }

    @Test
    void resume_roundAndItsProposalsLost_saysHowToGoOn() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        runs.run("damaged", fit);
        truncate(rows("damaged", 1));
        Files.delete(runs.proposals("damaged", 1));

        assertThatThrownBy(() -> runs.run("damaged", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("round 1 was lost, and its file of proposals too")
                .hasMessageContaining("--from " + runs.path("damaged"));
    }

    private Path rows(String name, int round) throws IOException {
        try (Stream<Path> files = Files.list(runs.path(name).resolve("trials/round=%05d".formatted(round)))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private String manifestsBut(String name, int damaged) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int round = 0; round < 4; round++) {
            all.append(
                    round == damaged ? "" : Files.readString(runs.path(name).resolve("rounds/0000" + round + ".json")));
        }
        return all.toString();
    }
}
