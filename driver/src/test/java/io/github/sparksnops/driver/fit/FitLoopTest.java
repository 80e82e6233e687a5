package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.spark.FakeSimulatorProvider;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.SparkEngine;
import io.github.sparksnops.driver.spark.TestSpark;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole fits with a simulator that needs no time: what ends them, and what they leave. */
class FitLoopTest {
    @TempDir
    private Path folder;

    private FitRuns runs;

    @BeforeEach
    void prepare() {
        runs = FitRuns.in(folder);
    }

    @AfterEach
    void mend() {
        FakeSimulatorProvider.allSilent = false;
        FakeSimulatorProvider.faultless = false;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{trials: 20}                    | TRIALS | 8 8 4",
                "{trials: 3}                     | TRIALS | 3",
                "{rounds: 2}                     | ROUNDS | 8 8",
                "{hours: 1e-9}                   | HOURS  | 8",
                "{rounds: 9, cost: 1000}         | COST   | 8",
                "{rounds: 9, stall_rounds: 1}    | STALL  | 8 8",
                "{rounds: 1, trials: 8, hours: 1}| TRIALS | 8"
            })
    void run_budget_endsWithTheFirstThatIsSpent(String budget, FitEnd expected, String sizes) throws IOException {
        FitSummary summary = runs.run("a", Fits.in(folder, "budget=" + budget));

        assertThat(summary.end()).isEqualTo(expected);
        List<Integer> searched = sizes(summary.history());
        assertThat(searched.subList(0, searched.size() - 1).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .startsWith(sizes);
        assertThat(summary.lines().get(0)).isEqualTo("The fit ended: " + expected.text() + ".");
    }

    /** Evaluations of each round. */
    private static List<Integer> sizes(SearchHistory history) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        history.evaluations().forEach(e -> sizes.merge(e.round(), 1, Integer::sum));
        return List.copyOf(sizes.values());
    }

    @Test
    void run_threeRounds_leavesProposalsRowsOfBothStagesAndConfirmedLeaders() throws IOException {
        FitConfiguration fit = Fits.in(folder);

        FitSummary summary = runs.run("a", fit);

        List<Evaluation> searched = summary.history().evaluations().subList(0, 24);
        List<Evaluation> confirmed = summary.history()
                .evaluations()
                .subList(24, summary.history().evaluations().size());
        SearchHistory before = new SearchHistory(searched);
        assertThat(confirmed)
                .extracting(Evaluation::parametersId)
                .containsExactlyElementsOf(before.ranked().stream()
                        .limit(FitTables.LEADERS)
                        .map(point -> point.parametersId())
                        .toList());
        assertThat(confirmed).allMatch(e -> e.repeat() == 1 && e.round() == 3);
        for (int round = 0; round <= 3; round++) {
            assertThat(Files.readString(runs.proposals("a", round)))
                    .contains(round < 3 ? "\"sobol\"" : "\"confirmation\"")
                    .doesNotContain(round < 3 ? "confirmation" : "sobol");
        }
        assertThat(runs.proposals("a", 4)).doesNotExist();
        assertRowsPerStage("a", summary.history());
    }

    /** One screening row per evaluation, and a full one where that completed. */
    private void assertRowsPerStage(String name, SearchHistory history) {
        List<StoredTrials.Row> rows = runs.rows(name);
        Map<String, Status> screened = rows.stream()
                .filter(row -> row.fidelity().equals("screening"))
                .collect(Collectors.toMap(row -> row.parametersId() + row.repeat(), StoredTrials.Row::status));
        assertThat(screened).hasSameSizeAs(history.evaluations());
        assertThat(rows.stream().filter(row -> row.fidelity().equals("full")))
                .extracting(row -> row.parametersId() + row.repeat())
                .containsExactlyInAnyOrderElementsOf(screened.entrySet().stream()
                        .filter(entry -> entry.getValue() == Status.COMPLETED)
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(screened.values()).contains(Status.INFEASIBLE, Status.FAILED);
    }

    @Test
    void run_resumedWhenItHasEnded_runsAndConfirmsNothing() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        FitSummary first = runs.run("a", fit);

        FitSummary second = runs.run("a", fit);

        runs.assertSameFit("a", second, "a", first);
        assertThat(second.history().evaluations()).hasSameSizeAs(first.history().evaluations());
    }

    @Test
    void run_largerBudget_goesOnAndConfirmsAgainUnderNewNumbers() throws IOException {
        runs.run("a", Fits.in(folder, "budget.rounds=2"));

        FitSummary summary = runs.run("a", Fits.in(folder, "budget.rounds=3"));

        assertThat(summary.end()).isEqualTo(FitEnd.ROUNDS);
        assertThat(sizes(summary.history())).hasSize(5);
        assertThat(summary.history().evaluations())
                .extracting(e -> e.parametersId() + " " + e.repeat())
                .doesNotHaveDuplicates();
        assertThat(runs.rows("a")).extracting(StoredTrials.Row::trialId).doesNotHaveDuplicates();
        assertThat(summary.history().evaluations()).anyMatch(e -> e.repeat() == 2);
    }

    @Test
    void run_largerBudgetOfTrials_isSpentOnTheSearchAlone() throws IOException {
        runs.run("a", Fits.in(folder, "budget={trials: 8}"));

        FitSummary summary = runs.run("a", Fits.in(folder, "budget={trials: 20}"));

        assertThat(summary.end()).isEqualTo(FitEnd.TRIALS);
        List<StoredFit.Round> rounds = StoredFit.read(runs.path("a").toString()).rounds();
        assertThat(rounds).extracting(StoredFit.Round::confirmation).containsExactly(false, true, false, false, true);
        assertThat(rounds.stream().filter(round -> !round.confirmation()).mapToInt(round -> round.evaluations()
                        .size()))
                .containsExactly(8, 8, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "sobol", "random", "cmaes", "snops"})
    void run_anySlots_sameFit(String method) throws IOException {
        FitConfiguration fit = Fits.in(folder, "method=" + method, "budget={trials: 20}");

        FitSummary one = runs.run("one", fit, 1);
        FitSummary three = runs.run("three", fit, 3);

        runs.assertSameFit("three", three, "one", one);
    }

    @Test
    void run_onSpark_sameFit() throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 2}");
        FitSummary local = runs.run("local", fit);

        SparkSession spark = TestSpark.open(SnopsSession.Purpose.SWEEP);
        try {
            FitSummary onSpark =
                    runs.runOn("spark", fit, study -> new SparkEngine(spark, study, "fake", WaveSizing.DEFAULT));

            runs.assertSameFit("spark", onSpark, "local", local);
        } finally {
            spark.stop();
        }
    }

    @Test
    void run_fewerWholeNumbersThanProposals_triesEachOnceAndEnds() throws IOException {
        String search =
                "search={tau_decay_i: {from: 4, to: 6, scale: integer}, j_ee: {from: 5, to: 8, scale: integer}}";

        FitSummary summary = runs.run("a", Fits.in(folder, search, "budget={rounds: 50}", "round_size=5"));

        assertThat(summary.end()).isEqualTo(FitEnd.EXHAUSTED);
        assertThat(summary.history().evaluations().stream().filter(e -> e.repeat() == 0))
                .as("every pair of 3 x 4 values")
                .hasSize(12)
                .extracting(Evaluation::parametersId)
                .doesNotHaveDuplicates();
    }

    @Test
    void run_gridOfFewerPointsThanTheBudget_isExhausted() throws IOException {
        FitSummary summary = runs.run("a", Fits.in(folder, "method=grid", "budget={trials: 11}", "round_size=4"));

        assertThat(summary.end()).isEqualTo(FitEnd.EXHAUSTED);
        assertThat(sizes(summary.history()).subList(0, 3)).containsExactly(4, 4, 1);
    }

    @Test
    void run_firstRoundWithoutAFeasibleTrial_endsAndNamesTheRules() throws IOException {
        FakeSimulatorProvider.allSilent = true;
        FakeSimulatorProvider.faultless = true;

        FitSummary summary = runs.run("a", Fits.in(folder));

        assertThat(summary.end()).isEqualTo(FitEnd.INFEASIBLE);
        assertThat(sizes(summary.history())).containsExactly(8);
        assertThat(summary.lines()).contains("8 evaluations, 0 with a cost", "  infeasible, silent: 8");
        assertThat(summary.hasFailed()).isFalse();
        assertThat(summary.leader()).isEmpty();
    }

    @Test
    void run_failedTrials_areNeitherFeasibleNorInfeasible() throws IOException {
        FitSummary summary = runs.run("a", Fits.in(folder));

        List<Evaluation> failed = new ArrayList<>(summary.history().evaluations());
        failed.removeIf(e -> !(e.outcome() instanceof Evaluation.Failed));
        assertThat(failed).isNotEmpty();
        assertThat(summary.hasFailed()).isTrue();
        assertThat(summary.lines()).anyMatch(line -> line.matches("  failed, .*on purpose.*: " + failed.size()));
        // A network whose first run failed has no cost and no rule; one whose repeat failed keeps its first cost.
        for (Evaluation evaluation : failed) {
            assertThat(summary.history().points().stream()
                            .filter(p -> p.parametersId().equals(evaluation.parametersId())))
                    .allSatisfy(point -> assertThat(point.feasible()).isTrue());
        }
    }

    @Test
    void run_twoRounds_saysALineForEach() throws IOException {
        FitSummary summary = runs.run("a", Fits.in(folder, "budget={rounds: 2}"));

        assertThat(runs.log().toString().lines())
                .hasSize(3)
                .allMatch(line -> line.matches(
                        ".*round \\d: \\d+ trials, \\d+ % feasible, best .*, proposed in .* s, .* simulations/s.*"));
        assertThat(summary.rows().total()).isEqualTo(runs.rows("a").size());
    }

    @Test
    void run_manifests_coverThePositionsWithoutGaps() throws IOException {
        int next = 0;
        FitConfiguration fit = Fits.in(folder, "budget={trials: 20}");
        List<Manifest> manifests = new ArrayList<>();

        runs.runOn("a", fit, study -> new WatchedEngine(FitRuns.local(study, 1), manifests::add));

        for (Manifest manifest : manifests) {
            assertThat(manifest.first()).isEqualTo(next);
            next = manifest.end();
        }
        assertThat(next).isGreaterThan(20);
    }
}
