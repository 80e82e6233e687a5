package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;

/** Runs parts of plans as rounds of a study: on Spark, or on the threads of this JVM. */
public interface RoundEngine {
    /**
     * Runs a range of a plan as the study's next round, which is visible when this returns.
     *
     * @param secondsPerTrial estimate for one position on one slot, s; only how work is dealt out depends on it
     */
    Manifest run(TrialPlan plan, PlanRange range, double secondsPerTrial);

    /** Positions that run at the same time. */
    int slots();

    /** Positions of all rounds so far that have come to their end, those of the running one included; for display. */
    long done();
}
