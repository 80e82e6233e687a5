package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.run.ProgressTicker;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.SweepSummary;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.sweep.WaveSizing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what a study is missing, wave after wave. */
public final class SweepRunner {
    private static final Logger log = LoggerFactory.getLogger(SweepRunner.class);

    /** Trials that fail at once take no time; a wave of them must not become endless. */
    private static final double FASTEST_TRIAL_SECONDS = 1e-4;

    private final StudyDirectory study;
    private final SweepPlan plan;
    private final Settings settings;
    private final ProgressLine progress;
    private final Wave wave;

    /**
     * How to run; no result depends on it.
     *
     * @param simulator name of the simulator
     * @param secondsPerTrial estimate for one slot, s; the first wave measures it
     */
    public record Settings(String simulator, double secondsPerTrial, WaveSizing sizing) {}

    private SweepRunner(
            SparkSession spark, StudyDirectory study, SweepPlan plan, Settings settings, ProgressLine progress) {
        this.study = study;
        this.plan = plan;
        this.settings = settings;
        this.progress = progress;
        this.wave = new Wave(spark, study, settings.simulator());
    }

    /** Runs all trials of the plan that the study has no finished round for. */
    public static SweepSummary run(
            SparkSession spark, StudyDirectory study, SweepPlan plan, Settings settings, ProgressLine progress) {
        SweepRunner runner = new SweepRunner(spark, study, plan, settings, progress);
        try (ClusterEvents events = ClusterEvents.listen(spark, study.events());
                Interruption interruption = Interruption.watch(spark, runner::kept, progress)) {
            return interruption.guard(() -> runner.waves(events));
        }
    }

    private String kept() {
        long finished = study.counts().total();
        return finished + " of " + Quantity.of(plan.size(), "trial") + (finished == 1 ? " is" : " are")
                + " finished and kept in " + study.path() + "; --resume runs the rest";
    }

    private SweepSummary waves(ClusterEvents events) {
        Deque<PlanRange> missing = new ArrayDeque<>(PlanRange.missing(plan.size(), study.done()));
        TrialCounts before = study.counts();
        TrialCounts now = TrialCounts.NONE;
        double secondsPerTrial = before.total() > 0
                ? secondsPerTrial(before)
                : Math.max(FASTEST_TRIAL_SECONDS, settings.secondsPerTrial());
        log.info(
                "{} to run, {} done, on {}",
                Quantity.of(plan.size() - before.total(), "trial"),
                before.total(),
                Quantity.of(wave.slots(), "slot"));
        long start = System.nanoTime();
        try (ProgressTicker ticker = ProgressTicker.start(() -> showProgress(before, start))) {
            while (!missing.isEmpty()) {
                PlanRange left = missing.pop();
                PlanRange next = settings.sizing().wave(left, now.total() == 0, secondsPerTrial, wave.slots());
                Manifest manifest = wave.run(plan, next, settings.sizing().tasks(next, secondsPerTrial, wave.slots()));
                if (next.end() < left.end()) {
                    missing.push(new PlanRange(next.end(), left.end()));
                }
                now = now.plus(manifest.trials());
                secondsPerTrial = secondsPerTrial(manifest.trials());
                report(manifest);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        study.events()
                .add(
                        "finished",
                        Map.of(
                                "trials", study.counts().total(),
                                "failed", study.counts().failedTrials(),
                                "seconds", Math.round(seconds * 1000) / 1000.0));
        return new SweepSummary(study.path(), study.counts(), now, seconds, wave.slots(), events.disturbances());
    }

    private static double secondsPerTrial(TrialCounts measured) {
        return Math.max(FASTEST_TRIAL_SECONDS, measured.busySeconds() / measured.total());
    }

    private void report(Manifest manifest) {
        log.info(
                "Wave {}: {}, {} infeasible, {} failed, {} s",
                manifest.round(),
                Quantity.of(manifest.trials().total(), "trial"),
                manifest.trials().infeasibleTrials(),
                manifest.trials().failedTrials(),
                manifest.wallMs() / 1000.0);
    }

    private void showProgress(TrialCounts before, long start) {
        long doneNow = wave.done();
        progress.show(ProgressLine.text(
                before.total() + doneNow,
                plan.size(),
                before.completed() + wave.feasible(),
                doneNow,
                (System.nanoTime() - start) / 1e9));
    }
}
