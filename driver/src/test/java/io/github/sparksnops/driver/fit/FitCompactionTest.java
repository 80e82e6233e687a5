package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.study.Compaction;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.verify.StudyVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit whose rounds were put into one file goes on as if they had not been. */
class FitCompactionTest {
    @TempDir
    private Path folder;

    private FitRuns runs;

    @BeforeEach
    void prepare() {
        runs = FitRuns.in(folder);
    }

    private FitConfiguration fit(String method, int rounds) throws IOException {
        return Fits.in(folder, "method=" + method, "budget={rounds: %d}".formatted(rounds));
    }

    private void compact() {
        Compaction.Summary summary = Compaction.run(runs.path("compacted").toString());
        assertThat(summary.filesBefore()).isGreaterThan(1);
    }

    private void assertSound() {
        assertThat(StudyVerification.of(runs.path("compacted").toString()).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "cmaes", "batch"})
    void run_largerBudgetAfterCompaction_sameFitAsOneNeverCompacted(String method) throws IOException {
        runs.run("whole", fit(method, 2));
        FitSummary whole = runs.run("whole", fit(method, 4));
        runs.run("compacted", fit(method, 2));
        compact();
        assertThat(StudyTable.files(runs.path("compacted").toString())).hasSize(1);

        FitSummary summary = runs.run("compacted", fit(method, 4));

        runs.assertSameFit("compacted", summary, "whole", whole);
        compact();
        runs.assertSameFit("compacted", runs.run("compacted", fit(method, 4)), "whole", whole);
        assertSound();
    }

    /** Its search and its confirmation are lost; what they were to evaluate is not. */
    @Test
    void run_largerBudgetAfterTheCompactedFileWasDamaged_sameFit() throws IOException {
        runs.run("whole", fit("cmaes", 2));
        FitSummary whole = runs.run("whole", fit("cmaes", 4));
        runs.run("compacted", fit("cmaes", 2));
        compact();
        Path file = StudyTable.files(runs.path("compacted").toString()).get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        FitSummary summary = runs.run("compacted", fit("cmaes", 4));

        runs.assertSameFit("compacted", summary, "whole", whole);
        assertSound();
    }
}
