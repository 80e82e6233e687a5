package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.trial.TrialPlan;
import org.apache.spark.sql.SparkSession;

/** Runs rounds as Spark jobs. */
public final class SparkEngine implements RoundEngine {
    private final Wave wave;
    private final WaveSizing sizing;

    /**
     * An engine for one study.
     *
     * @param simulator name of the simulator
     */
    public SparkEngine(SparkSession spark, StudyDirectory study, String simulator, WaveSizing sizing) {
        this.wave = new Wave(spark, study, simulator);
        this.sizing = sizing;
    }

    @Override
    public Manifest run(TrialPlan plan, PlanRange range, double secondsPerTrial) {
        return wave.run(plan, range, sizing.tasks(range, secondsPerTrial, slots()));
    }

    @Override
    public int slots() {
        return wave.slots();
    }

    @Override
    public long done() {
        return wave.done();
    }
}
