package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.stats.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of histories made by hand, and of one fit. */
class FitTablesTest {
    private static final double[] A = {0, 0};
    private static final double[] B = {0.5, 1};
    private static final double[] C = {1, 0.2};

    @TempDir
    private Path folder;

    private FitConfiguration fit;

    @BeforeEach
    void read() throws IOException {
        fit = Fits.in(folder);
    }

    private Path written(SearchHistory history) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("out"));
        new FitTables(fit, history, Optional.empty()).write(directory);
        return directory;
    }

    @Test
    void leaders_searchWithAModel_beginWithTheOneItNames() {
        SearchHistory history =
                new SearchHistory(List.of(Fits.scored(fit, 0, A, 0, 3, 23), Fits.scored(fit, 0, B, 0, 1, 21)));
        Leader named = new Leader(history.points().get(0), 2, 0.5);

        assertThat(new FitTables(fit, history, Optional.of(named)).leaders())
                .containsExactly(history.points().get(0), history.points().get(1));
        assertThat(new FitTables(fit, history, Optional.empty()).leaders())
                .containsExactly(history.points().get(1), history.points().get(0));
    }

    @Test
    void leaders_byMeanCost_withErrorValuesAndMisfit() throws IOException {
        SearchHistory history = new SearchHistory(List.of(
                Fits.scored(fit, 0, A, 0, 3, 23),
                Fits.scored(fit, 0, B, 0, 1, 21),
                Fits.evaluation(fit, 0, C, 0, new Evaluation.Infeasible("silent")),
                Fits.scored(fit, 1, B, 1, 2, 24),
                Fits.evaluation(fit, 1, A, 1, new Evaluation.Failed("an error"))));

        List<String> csv = Files.readAllLines(written(history).resolve("leaders.csv"));

        String a = history.points().get(0).parametersId();
        String b = history.points().get(1).parametersId();
        assertThat(csv)
                .containsExactly(
                        "rank,parameters_id,evaluations,cost,cost_se,tau_decay_i,j_ee,z_rate_hz,z_fano_factor,"
                                + "z_count_correlation,z_shared_variance,z_shared_dimensionality,z_eigenspectrum",
                        "1," + b + ",2,1.5,0.5,10.0,30.0,2.5,0.5000000000000004,0.0,,,",
                        "2," + a + ",1,3.0,,4.0,5.0,3.0,0.5000000000000004,0.0,,,");
    }

    @Test
    void misfits_ofTheBest_atTwoDeviationsOrMore() {
        List<Evaluation> evaluations = new ArrayList<>(List.of(Fits.scored(fit, 0, A, 0, 1, 17.5)));

        assertThat(new FitTables(fit, new SearchHistory(evaluations), Optional.empty()).misfits())
                .containsExactly(new FitTables.Misfit(Statistic.RATE_HZ, -2.5));

        evaluations.add(Fits.scored(fit, 0, B, 0, 0.5, 20));
        assertThat(new FitTables(fit, new SearchHistory(evaluations), Optional.empty()).misfits())
                .isEmpty();
    }

    @Test
    void ranges_repeatedBest_holdWhatIsWithinTwoStandardErrors() throws IOException {
        SearchHistory history = new SearchHistory(List.of(
                Fits.scored(fit, 0, A, 0, 2.6, 20),
                Fits.scored(fit, 0, B, 0, 1, 20),
                Fits.scored(fit, 0, C, 0, 2.4, 20),
                Fits.scored(fit, 1, B, 1, 2, 20)));

        assertThat(Files.readAllLines(written(history).resolve("ranges.csv")))
                .containsExactly(
                        "parameter,best,low,high,searched_from,searched_to,parameter_sets",
                        "tau_decay_i,10.0,10.0,16.0,4.0,16.0,2",
                        "j_ee,30.0,10.0,30.0,5.0,30.0,2");
    }

    @Test
    void ranges_bestEvaluatedOnce_holdWhatCostsUpToTwice() throws IOException {
        SearchHistory history = new SearchHistory(List.of(
                Fits.scored(fit, 0, A, 0, 2, 20),
                Fits.scored(fit, 0, B, 0, 1, 20),
                Fits.scored(fit, 0, C, 0, 2.1, 20)));

        assertThat(Files.readAllLines(written(history).resolve("ranges.csv")).get(1))
                .isEqualTo("tau_decay_i,10.0,4.0,10.0,4.0,16.0,2");
    }

    @Test
    void write_nothingFeasible_writesNothing() throws IOException {
        SearchHistory history =
                new SearchHistory(List.of(Fits.evaluation(fit, 0, A, 0, new Evaluation.Infeasible("silent"))));

        assertThat(written(history)).isEmptyDirectory();
        assertThat(new FitTables(fit, history, Optional.empty()).misfits()).isEmpty();
    }

    @Test
    void best_ofAFit_isTheWinnersTrial() throws IOException {
        FitRuns runs = FitRuns.in(folder);
        FitSummary summary = runs.run("a", fit);
        new FitTables(fit, summary.history(), summary.leader()).write(runs.path("a"));

        StudyConfiguration best =
                ConfigurationReader.read(runs.path("a").resolve("best.yaml"), List.of(), Use.SIMULATE);

        TriedPoint winner = summary.history().best().orElseThrow();
        assertThat(runs.rows("a"))
                .filteredOn(row -> row.trialId().equals(trial(best).trialId()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.parametersId()).isEqualTo(winner.parametersId());
                    assertThat(row.repeat()).isZero();
                    assertThat(row.statistics())
                            .isEqualTo(((Evaluation.Scored)
                                            winner.evaluations().get(0).outcome())
                                    .statistics());
                });
    }

    /** As {@code snops simulate} makes it. */
    private static Trial trial(StudyConfiguration best) {
        return new TrialFactory(best.fullSettings(), best.seed()).trial(best.baseValues(), 0);
    }

    @Test
    void best_ofAnEarlierStudyRepeatedHere_namesTheSeedOfTheRepeat() throws IOException {
        SearchHistory history = new SearchHistory(
                List.of(Fits.scored(fit, EarlierStudies.ROUND, B, 0, 1, 20), Fits.scored(fit, 0, B, 1, 2, 20)));

        String best = Files.readString(written(history).resolve("best.yaml"));

        assertThat(best)
                .contains("snops simulate best.yaml --seed "
                        + new TrialFactory(fit.fullSettings(), fit.seed())
                                .trial(fit.values(fit.space().values(B)), 1)
                                .seedText());
    }
}
