package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.run.RoundRows;
import io.github.sparksnops.driver.run.TrialWork;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.RoundReport;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** One Spark job: the trials of a range of the plan, written as a round of the study, read back, made visible. */
final class Wave {
    private final SparkContext spark;
    private final StudyDirectory study;
    private final TrialPlan plan;
    private final String simulator;
    private final LongAccumulator done;
    private final LongAccumulator feasible;

    Wave(SparkSession session, StudyDirectory study, TrialPlan plan, String simulator) {
        this.spark = session.sparkContext();
        this.study = study;
        this.plan = plan;
        this.simulator = simulator;
        this.done = spark.longAccumulator("trials");
        this.feasible = spark.longAccumulator("feasible trials");
    }

    /** Trials of tasks that ended, in all waves; for display. */
    long done() {
        return done.value();
    }

    /** Those of them with statistics; for display. */
    long feasible() {
        return feasible.value();
    }

    /**
     * Runs the trials of a range.
     *
     * @param tasks the range in pieces, one Spark task each
     */
    Manifest run(PlanRange range, List<PlanRange> tasks) {
        int round = study.nextRound();
        Path directory = study.trialsOf(round);
        Instant started = Instant.now();
        make(directory);
        TrialTask task = new TrialTask(
                new TrialWork(
                        plan, simulator, new TrialWork.Target(study.name(), directory.toString(), study.origin())),
                done,
                feasible);
        spark.setJobDescription(description(round, range));
        List<String> names = JavaSparkContext.fromSparkContext(spark)
                .parallelize(tasks, tasks.size())
                .mapPartitions(task)
                .collect();
        try {
            RoundRows written = RoundRows.read(directory, names);
            written.requireExactly(plan, range);
            return study.commit(
                    new RoundReport(round, range, started, Instant.now(), written.counts()),
                    written.files(),
                    written.trialIds());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Here and not by the tasks: an executor that does not see it must not make one of its own. */
    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory + ": " + e.getMessage(), e);
        }
    }

    private String description(int round, PlanRange range) {
        return String.format(
                Locale.ROOT,
                "wave %d of %s: %s, trials %d to %d of %d, %s s each",
                round,
                study.name(),
                plan.model().templateName(),
                range.first() + 1,
                range.end(),
                plan.size(),
                plan.lastStage().window().durationMs() / 1000);
    }
}
