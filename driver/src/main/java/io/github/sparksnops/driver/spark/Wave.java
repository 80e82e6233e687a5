package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.run.RoundFiles;
import io.github.sparksnops.driver.run.TrialWork;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Spark jobs, each a range of a plan, written as a round of the study, read back, made visible. */
final class Wave {
    private final SparkContext spark;
    private final StudyDirectory study;
    private final String simulator;
    private final LongAccumulator done;
    private final LongAccumulator feasible;

    Wave(SparkSession session, StudyDirectory study, String simulator) {
        this.spark = session.sparkContext();
        this.study = study;
        this.simulator = simulator;
        this.done = spark.longAccumulator("trials");
        this.feasible = spark.longAccumulator("feasible trials");
    }

    /** Positions of tasks that ended, in all waves; for display. */
    long done() {
        return done.value();
    }

    /** Those of them with statistics; for display. */
    long feasible() {
        return feasible.value();
    }

    /** Tasks that run at the same time, by the cores and GPUs of the executors there are; a cluster's grows while it starts. */
    int slots() {
        return Math.max(
                1, spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile()));
    }

    /**
     * Runs the trials of a range.
     *
     * @param tasks the range in pieces, one Spark task each
     */
    Manifest run(TrialPlan plan, PlanRange range, List<PlanRange> tasks) {
        RoundFiles files = RoundFiles.begin(study);
        TrialTask task = new TrialTask(new TrialWork(plan, simulator, files.target()), done, feasible);
        spark.setJobDescription(description(plan, files.round(), range));
        List<String> names = JavaSparkContext.fromSparkContext(spark)
                .parallelize(tasks, tasks.size())
                .mapPartitions(task)
                .collect();
        return files.finish(plan, range, names);
    }

    private String description(TrialPlan plan, int round, PlanRange range) {
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
