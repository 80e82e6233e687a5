package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.spark.FakeSimulatorProvider;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit that was stopped, broke down or lost its process goes on with the identical sequence; real processes: {@code KilledFitIT}. */
class FitResumeTest {
    @TempDir
    private Path folder;

    private FitRuns runs;

    @BeforeEach
    void prepare() {
        runs = FitRuns.in(folder);
    }

    @AfterEach
    void mend() {
        FakeSimulatorProvider.BREAKDOWNS.set(0);
    }

    /** Stands for the end of the process. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Dies when it is to run a round: its proposals are written, its rows are not. */
    private record DyingEngine(RoundEngine engine, int round) implements RoundEngine {
        @Override
        public Manifest run(TrialPlan plan, PlanRange range, double secondsPerTrial) {
            if (range.first() == round * 8) {
                throw new Killed();
            }
            return engine.run(plan, range, secondsPerTrial);
        }

        @Override
        public int slots() {
            return engine.slots();
        }

        @Override
        public long done() {
            return engine.done();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "cmaes", "snops"})
    void run_stoppedAfterEveryRound_sameFit(String method) throws IOException {
        FitConfiguration fit = Fits.in(folder, "method=" + method, "budget={trials: 20}");
        FitSummary whole = runs.run("whole", fit);

        FitSummary summary;
        int stops = 0;
        do {
            AtomicInteger looks = new AtomicInteger();
            summary = runs.runUntil("stopped", fit, () -> looks.getAndIncrement() >= 1);
            stops++;
            assertThat(stops).isLessThan(30);
        } while (summary.end() == FitEnd.STOPPED);

        runs.assertSameFit("stopped", summary, "whole", whole);
        assertThat(stops).isGreaterThanOrEqualTo(3);
    }

    @Test
    void run_stopped_saysHowToGoOnAndConfirmsNothing() throws IOException {
        AtomicInteger looks = new AtomicInteger();

        FitSummary summary = runs.runUntil("a", Fits.in(folder), () -> looks.getAndIncrement() >= 1);

        assertThat(summary.end()).isEqualTo(FitEnd.STOPPED);
        assertThat(summary.lines().get(0)).contains("--resume");
        assertThat(summary.history().evaluations()).hasSize(8);
        assertThat(runs.proposals("a", 1)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"sobol,0", "sobol,3", "cmaes,2"})
    void run_killedBeforeARoundRan_runsItsProposals(String method, int round) throws IOException {
        FitConfiguration fit = Fits.in(folder, "method=" + method);
        FitSummary whole = runs.run("whole", fit);
        assertThatThrownBy(() -> runs.runOn("killed", fit, study -> new DyingEngine(FitRuns.local(study, 1), round)))
                .isInstanceOf(Killed.class);
        String written = Files.readString(runs.proposals("killed", round));

        FitSummary summary = runs.run("killed", fit);

        runs.assertSameFit("killed", summary, "whole", whole);
        assertThat(proposals(Files.readString(runs.proposals("killed", round)))).isEqualTo(proposals(written));
    }

    private static String proposals(String json) {
        return json.substring(json.indexOf("\"proposals\""));
    }

    /** The confirmation may carry the best cost over the limit again, or end a stall: the fit is at its end all the same. */
    @ParameterizedTest
    @CsvSource({"{rounds: 3},3", "{rounds: 3},1", "'{rounds: 9, stall_rounds: 1}',-1", "'{rounds: 9, cost: COST}',-1"})
    void run_killedAfterARoundWasFinished_sameFit(String budget, int round) throws IOException {
        double best = runs.run("first", Fits.in(folder, "budget={rounds: 1}")).history().evaluations().stream()
                .filter(e -> e.round() == 0 && e.outcome() instanceof Evaluation.Scored)
                .mapToDouble(e -> ((Evaluation.Scored) e.outcome()).cost())
                .min()
                .orElseThrow();
        FitConfiguration fit = Fits.in(folder, "budget=" + budget.replace("COST", Double.toString(best * 1.0001)));
        FitSummary whole = runs.run("whole", fit);
        int last = whole.history().evaluations().stream()
                .mapToInt(Evaluation::round)
                .max()
                .orElseThrow();
        int killedAfter = round < 0 ? last : round;

        assertThatThrownBy(() -> runs.runOn(
                        "killed",
                        fit,
                        study -> new WatchedEngine(FitRuns.local(study, 1), manifest -> {
                            if (manifest.round() == killedAfter) {
                                throw new Killed();
                            }
                        })))
                .isInstanceOf(Killed.class);
        FitSummary summary = runs.run("killed", fit);

        runs.assertSameFit("killed", summary, "whole", whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void run_machineThatBreaksDown_leavesAFitThatGoesOn(int slots) throws IOException {
        FitConfiguration fit = Fits.in(folder);
        FitSummary whole = runs.run("whole", fit);
        AtomicInteger rounds = new AtomicInteger();

        assertThatThrownBy(() -> runs.runOn(
                        "broken",
                        fit,
                        study -> new WatchedEngine(FitRuns.local(study, slots), manifest -> {
                            if (rounds.incrementAndGet() == 2) {
                                FakeSimulatorProvider.BREAKDOWNS.set(1);
                            }
                        })))
                .hasStackTraceContaining("on purpose");

        assertThat(runs.path("broken").resolve("rounds/00002.json")).doesNotExist();
        runs.assertSameFit("broken", runs.run("broken", fit, slots), "whole", whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"round\": 1}", "{\"round\": 1, \"first\": 8, \"suggest_ms\": 1, \"proposals\": [{}]}"
            })
    void run_damagedProposals_areNamed(String content) throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 2}");
        runs.run("a", fit);
        Files.writeString(runs.proposals("a", 1), content);

        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("00001.proposals.json")
                .hasMessageContaining("damaged");
    }

    @Test
    void run_missingProposals_areNamed() throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 2}");
        runs.run("a", fit);
        Files.delete(runs.proposals("a", 1));

        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("round 1 has rows but no file of proposals");
    }

    @Test
    void run_proposalsOfAnotherRound_areNamed() throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget={rounds: 2}");
        runs.run("a", fit);
        Files.writeString(runs.proposals("a", 1), Files.readString(runs.proposals("a", 0)));

        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the rows of round 1 are not those of its file of proposals");
    }

    @Test
    void run_damagedProposalsOfTheNextRound_areProposedAnewWhenRemoved() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        FitSummary whole = runs.run("whole", fit);
        assertThatThrownBy(() -> runs.runOn("a", fit, study -> new DyingEngine(FitRuns.local(study, 1), 2)))
                .isInstanceOf(Killed.class);
        Files.writeString(runs.proposals("a", 2), "{");
        assertThatThrownBy(() -> runs.run("a", fit))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("remove the file and resume");

        Files.delete(runs.proposals("a", 2));

        runs.assertSameFit("a", runs.run("a", fit), "whole", whole);
    }

    @Test
    void run_leftOfAFitThatDiedBeforeItBegan_startsAnew() throws IOException {
        FitConfiguration fit = Fits.in(folder);
        Path left = Files.createDirectories(runs.path("a").resolve("rounds")).getParent();
        Files.writeString(left.resolve("events.jsonl"), "{}\n");
        Files.writeString(left.resolve("target.yaml"), "n_neuron: ");
        Files.writeString(left.resolve("from.jsonl.gz.tmp"), "");

        FitSummary summary = runs.run("a", fit);

        runs.assertSameFit("a", summary, "whole", runs.run("whole", fit));
    }
}
