package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.verify.StudyVerification;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit started from is a part of it: without that it would go on as another one. */
class FitStartTest {
    @TempDir
    private Path folder;

    private FitRuns runs;
    private FitConfiguration fit;
    private Path file;

    @BeforeEach
    void fit() throws IOException {
        runs = FitRuns.in(folder);
        fit = Fits.in(folder, "method=cmaes", "budget={rounds: 1}");
        runs.runFrom("a", fit, List.of(evaluation(0.25), evaluation(0.75)));
        file = runs.path("a").resolve("from.jsonl.gz");
    }

    private Evaluation evaluation(double place) {
        return Fits.scored(fit, EarlierStudies.ROUND, new double[] {place, 0.5}, 0, 10 + place, 15);
    }

    private List<Problem> problems() {
        return StudyVerification.of(runs.path("a").toString()).problems();
    }

    @Test
    void file_asWritten_isSoundAndGoesOn() throws IOException {
        FitConfiguration longer = Fits.in(folder, "method=cmaes", "budget={rounds: 2}");

        FitSummary summary = runs.run("a", longer);

        assertThat(problems()).isEmpty();
        assertThat(summary.history().evaluations().stream().filter(e -> e.round() == EarlierStudies.ROUND))
                .hasSize(2);
    }

    @Test
    void file_missingOrChanged_isNamedByVerifyResumeAndReaders() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] other = whole.clone();
        other[9] ^= 1; // what wrote it: the content would be read

        Files.delete(file);
        assertNamed("the file is missing, and the study began with it");
        Files.write(file, other);
        assertNamed("the file is damaged: it has changed since");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertNamed("the file is damaged: it has changed since");
        Files.write(file, whole);
        assertThat(problems()).isEmpty();
    }

    /** Its checksum is not known there. */
    @Test
    void file_damagedInAFitOfAnEarlierBuild_isNamed() throws IOException {
        Path study = runs.path("a").resolve("study.yaml");
        Files.writeString(study, Files.readString(study).replaceAll("(?m)^# began with: .*\\n", ""));
        byte[] whole = Files.readAllBytes(file);
        assertThat(problems()).isEmpty();

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(file.toString());
            assertThat(problem.what()).startsWith("the file is damaged");
        });
        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("damaged");
    }

    private void assertNamed(String what) {
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(file.toString());
            assertThat(problem.what()).startsWith(what);
            assertThat(problem.how()).contains("restore it");
        });
        String study = runs.path("a").toString();
        assertThatThrownBy(() -> StudyDirectory.check(study, fit, true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(what);
        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(what);
        assertThatThrownBy(() -> StoredFit.read(study))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(what);
    }
}
