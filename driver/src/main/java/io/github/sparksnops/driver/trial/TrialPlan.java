package io.github.sparksnops.driver.trial;

import io.github.sparksnops.stats.target.CostFunction;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Trials to be run, numbered by position. Small, because it travels to executors: trials are computed where they run.
 *
 * <p>A position goes through stages, each a trial of its own, as long as these complete: a sweep has one, a fit screens before its full
 * run.
 */
public interface TrialPlan extends Serializable {
    /** Number of positions. */
    int size();

    /** What the trials of each stage depend on besides parameters and seed; all of one model. */
    List<TrialSettings> stages();

    /** What the last stage's statistics are to match; empty where there is no target. */
    Optional<CostFunction> cost();

    /** Computes trials; not for sending, cheap to make. */
    Trials trials();

    /** Source of a plan's trials; threads may share it. */
    @FunctionalInterface
    interface Trials {
        /**
         * One trial.
         *
         * @param stage index in {@link #stages}
         * @param position in 0 .. size() - 1
         */
        Trial at(int stage, int position);
    }

    /** The model of all stages. */
    default Model model() {
        return stages().get(0).model();
    }

    /** Settings of the last stage. */
    default TrialSettings lastStage() {
        return stages().get(stages().size() - 1);
    }
}
