package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits that start from the trials of other fits. */
class EarlierStudiesTest {
    @TempDir
    private Path folder;

    private FitRuns runs;
    private FitSummary first;

    @BeforeEach
    void run() throws IOException {
        runs = FitRuns.in(folder);
        first = runs.run("first", Fits.in(folder, "budget={rounds: 2}"));
    }

    private EarlierStudies.Found read(FitConfiguration fit, String... names) {
        return EarlierStudies.read(
                fit,
                List.of(names).stream().map(name -> runs.path(name).toString()).toList());
    }

    @Test
    void read_fitOfTheSameTarget_givesItsCosts() throws IOException {
        EarlierStudies.Found found = read(Fits.in(folder, "seed=8"), "first");

        assertThat(found.outside()).isZero();
        assertThat(outcomes(found.evaluations()))
                .containsExactlyInAnyOrderElementsOf(outcomes(first.history().evaluations()));
        assertThat(found.evaluations()).allMatch(e -> e.round() == EarlierStudies.ROUND);
    }

    @Test
    void reachability_ofWhatWasFound_judgesEveryEvaluationWithACost() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        EarlierStudies.Found found = read(fit, "first");
        long scored = found.evaluations().stream()
                .filter(e -> e.outcome() instanceof Evaluation.Scored)
                .count();

        Reachability reachability =
                found.reachability(fit.target().statistics()).orElseThrow();

        assertThat(reachability.rows()).isEqualTo(scored);
        assertThat(reachability.nearest().get(0).cost())
                .isEqualTo(found.evaluations().stream()
                        .filter(e -> e.outcome() instanceof Evaluation.Scored)
                        .mapToDouble(e -> ((Evaluation.Scored) e.outcome()).cost())
                        .min()
                        .orElseThrow());
        assertThat(new EarlierStudies.Found(List.of(), 3)
                        .reachability(fit.target().statistics()))
                .isEmpty();
    }

    private static List<String> outcomes(List<Evaluation> evaluations) {
        return evaluations.stream().map(e -> e.repeat() + " " + e.outcome()).toList();
    }

    @Test
    void read_theSameStudyTwice_countsItOnce() throws IOException {
        FitConfiguration fit = Fits.in(folder);

        assertThat(read(fit, "first", "first").evaluations())
                .hasSameSizeAs(read(fit, "first").evaluations());
    }

    @Test
    void read_smallerSpace_leavesPointsOutsideOut() throws IOException {
        EarlierStudies.Found half = read(Fits.in(folder, "search.tau_decay_i.to=10"), "first");
        EarlierStudies.Found fixed = read(Fits.in(folder, "search={tau_decay_i: {from: 4, to: 16}}"), "first");
        EarlierStudies.Found whole =
                read(Fits.in(folder, "search.tau_decay_i={from: 4, to: 16, scale: integer}"), "first");

        int all = first.history().evaluations().size();
        assertThat(half.outside()).isBetween(1, all - 1);
        assertThat(half.evaluations()).hasSize(all - half.outside());
        assertThat(fixed.outside()).as("j_ee is fixed").isEqualTo(all);
        assertThat(whole.outside()).as("no whole numbers").isGreaterThan(all / 2);
    }

    @Test
    void read_points_areNamedAsTheirRepeatsInThisFit() throws IOException {
        FitConfiguration fit = Fits.in(folder, "search.tau_decay_i={from: 3, to: 17, scale: log}");

        assertThat(read(fit, "first").evaluations()).isNotEmpty().allSatisfy(e -> assertThat(e.parametersId())
                .isEqualTo(Fits.evaluation(fit, 0, e.point(), 1, e.outcome()).parametersId()));
    }

    @ParameterizedTest
    @CsvSource({
        "sizes.e=100,its model is",
        "full.duration_ms=1600,its window is",
        "statistics.samplings=5,its statistics is"
    })
    void read_otherModelWindowOrStatistics_isRefusedByName(String set, String fragment) throws IOException {
        FitConfiguration other = Fits.in(folder, set);

        assertThatThrownBy(() -> read(other, "first"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--from " + runs.path("first"))
                .hasMessageContaining(fragment);
    }

    @Test
    void read_severalMismatches_namesAllStudies() throws IOException {
        runs.run("second", Fits.in(folder, "budget={rounds: 1}"));
        FitConfiguration other = Fits.in(folder, "statistics.samplings=5");

        assertThatThrownBy(() -> read(other, "first", "second"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.problems()).hasSize(2));
    }

    @Test
    void read_nothingThereOrNothingFinished_isRefused() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        Files.createDirectory(runs.path("empty"));
        runs.runUntil("unfinished", fit, () -> true);

        for (String name : List.of("empty", "none", "unfinished")) {
            assertThatThrownBy(() -> read(fit, name))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(runs.path(name).toString());
        }
    }

    @Test
    void run_fromAnEarlierFit_knowsItAlsoWhenResumedWithoutIt() throws IOException {
        FitConfiguration fit = Fits.in(folder, "seed=8", "method=cmaes");
        List<Evaluation> earlier = read(fit, "first").evaluations();
        FitSummary whole = runs.runFrom("whole", fit, earlier);
        AtomicInteger looks = new AtomicInteger();

        runs.runFrom("stopped", Fits.in(folder, "seed=8", "method=cmaes", "budget={rounds: 1}"), earlier);
        Files.move(runs.path("first"), runs.path("moved"));
        FitSummary resumed = runs.runUntil("stopped", fit, () -> looks.getAndIncrement() >= 1);

        int known = earlier.size();
        assertThat(Fits.texts(new SearchHistory(whole.history().evaluations().subList(0, known + 8))))
                .isEqualTo(Fits.texts(
                        new SearchHistory(resumed.history().evaluations().subList(0, known + 8))));
        assertThat(resumed.end()).isEqualTo(FitEnd.STOPPED);
        assertThat(resumed.history().evaluations().size()).isGreaterThan(known + 16);
    }

    @Test
    void run_fromFeasibleStudies_goesOnAfterAnInfeasibleRound() throws IOException {
        FitConfiguration fit = Fits.in(folder, "seed=8", "budget={rounds: 1, cost: 1000}");

        FitSummary summary = runs.runFrom("a", fit, read(fit, "first").evaluations());

        assertThat(summary.end()).isEqualTo(FitEnd.COST);
        assertThat(summary.rows().total()).as("what is known is good enough").isZero();
    }
}
