package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.verify.StudyVerification;
import io.github.sparksnops.driver.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a fit are those of what was proposed. */
class FitVerificationTest {
    @TempDir
    private Path folder;

    private FitRuns runs;

    @BeforeEach
    void fit() throws IOException {
        runs = FitRuns.in(folder);
        runs.run("a", Fits.in(folder, "budget={rounds: 2}"));
    }

    private Verdict verdict() {
        return StudyVerification.of(runs.path("a").toString());
    }

    @Test
    void of_finishedFit_findsNothing() {
        Verdict verdict = verdict();

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.rounds()).isEqualTo(3);
        assertThat(verdict.trials().total()).isGreaterThan(20);
        assertThat(verdict.planned()).isEmpty();
    }

    @Test
    void of_proposalsMissingDamagedOrOfAnotherRound_areNamed() throws IOException {
        Path proposals = runs.proposals("a", 1);
        String text = Files.readString(proposals);

        Files.delete(proposals);
        assertNamed(proposals, "the file is missing");
        Files.writeString(proposals, text.substring(0, text.length() / 2));
        assertNamed(proposals, "the file is damaged");
        Files.writeString(proposals, Files.readString(runs.proposals("a", 0)));
        assertNamed(proposals, "it says round 0");
        Files.writeString(proposals, text.replace("\"first\" : 8", "\"first\" : 7"));
        assertNamed(runs.path("a").resolve("rounds"), "round 1 proposed positions");
        Files.writeString(proposals, text);
        assertThat(verdict().problems()).isEmpty();
    }

    @Test
    void of_changedProposal_rowsAreNotItsOwn() throws IOException {
        Path proposals = runs.proposals("a", 1);
        Files.writeString(
                proposals, Files.readString(proposals).replaceFirst("(?<=\"point\" : \\[ )[0-9.E-]+", "0.4711"));

        assertThat(verdict().problems())
                .anyMatch(problem -> problem.what().contains("round 1 has no such trial"))
                .anyMatch(problem -> problem.what().contains("has no row"));
    }

    @Test
    void of_strayFilesAmongProposals_toldOf() throws IOException {
        Files.writeString(runs.proposals("a", 3), Files.readString(runs.proposals("a", 2)));
        Files.writeString(runs.path("a").resolve("rounds/00001.proposals.json.bak"), "{}");

        Verdict verdict = verdict();

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notes())
                .containsExactly(
                        "rounds/00001.proposals.json.bak is neither a manifest nor a file of proposals: harmless,"
                                + " no reader looks at it");
    }

    private void assertNamed(Path where, String what) {
        assertThat(verdict().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(where.toString());
            assertThat(problem.what()).contains(what);
        });
    }
}
