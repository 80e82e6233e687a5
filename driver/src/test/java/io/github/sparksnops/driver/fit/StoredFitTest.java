package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that are read by others than themselves. */
class StoredFitTest {
    @TempDir
    private Path folder;

    @Test
    void read_finishedFit_hasItsHistoryAndTellsConfirmations() throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 2}");
        FitRuns runs = FitRuns.in(folder);
        Evaluation earlier = Fits.scored(fit, EarlierStudies.ROUND, new double[] {0.25, 0.5}, 0, 3, 19);
        FitSummary summary = runs.runFrom("a", fit, List.of(earlier));

        StoredFit stored = StoredFit.read(runs.path("a").toString());

        assertThat(stored.configuration().seed()).isEqualTo(fit.seed());
        assertThat(stored.configuration().method()).isEqualTo(fit.method());
        assertThat(stored.earlier()).hasSize(1);
        assertThat(stored.rounds()).extracting(StoredFit.Round::confirmation).containsExactly(false, false, true);
        assertThat(Fits.texts(stored.history())).isEqualTo(Fits.texts(summary.history()));
    }

    @Test
    void read_whileTheFitRuns_hasTheFinishedRounds() throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 3}");
        FitRuns runs = FitRuns.in(folder);
        List<Integer> seen = new ArrayList<>();

        runs.runOn(
                "a",
                fit,
                study -> new WatchedEngine(
                        FitRuns.local(study, 1),
                        manifest -> seen.add(StoredFit.read(runs.path("a").toString())
                                .rounds()
                                .size())));

        assertThat(seen).containsExactly(1, 2, 3, 4);
    }

    @Test
    void read_sweep_isRefused() throws IOException {
        Path sweep = folder.resolve("sweep");
        MadeUpStudy.write(sweep, Studies.of(1, 2, 1, 5), 2, trial -> MadeUpStudy.drawn(trial.seed(), 10));

        assertThatThrownBy(() -> StoredFit.read(sweep.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it holds a sweep, not a fit");
    }
}
