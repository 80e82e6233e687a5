package io.github.sparksnops.driver.sweep;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.UserError;
import java.io.Serializable;

/**
 * All trials of a sweep, in the order in which they are run: every grid point with its repeats. Small, whatever the number of
 * trials: a trial is computed from its position, where it runs.
 *
 * <p>The order strides over the grid, so that neighbours on it, which take equally long, are spread over waves and tasks, and
 * the first wave tells the speed of the rest. It is a bijection and the same on every machine: position p is grid index
 * p * stride mod size with a stride prime to the size near its golden section.
 *
 * @param grid points
 * @param repeats per point
 * @param studySeed the trials' seeds derive from it
 */
public record SweepPlan(TrialSettings settings, Grid grid, int repeats, long studySeed, int size, int stride)
        implements Serializable {
    private static final double GOLDEN_SECTION = 0.6180339887498949;

    /**
     * Plan of a study.
     *
     * @throws UserError where there are more trials than can be numbered
     */
    public static SweepPlan of(StudyConfiguration study) {
        Grid grid = Grid.of(study.model().template(), study.baseValues(), study.axes());
        double trials = (double) study.repeats();
        for (var axis : study.axes()) {
            trials *= axis.values().size();
        }
        if (trials > Integer.MAX_VALUE) {
            throw new UserError(
                    "sweep",
                    "%.3g trials, more than a study can have (%d)".formatted(trials, Integer.MAX_VALUE),
                    "take fewer values or repeats, or split the sweep into several studies");
        }
        int size = (int) (grid.size() * study.repeats());
        return new SweepPlan(study.trialSettings(), grid, study.repeats(), study.seed(), size, strideFor(size));
    }

    private static int strideFor(int size) {
        int stride = Math.max(1, (int) (size * GOLDEN_SECTION));
        while (gcd(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** All trials. */
    public PlanRange all() {
        return new PlanRange(0, size);
    }

    /** Computes trials; not for sending, cheap to make. */
    public Trials trials() {
        return new Trials(this);
    }

    /** Source of a plan's trials by position. */
    public static final class Trials {
        private final SweepPlan plan;
        private final TrialFactory factory;

        private Trials(SweepPlan plan) {
            this.plan = plan;
            this.factory = new TrialFactory(plan.settings, plan.studySeed);
        }

        /** Trial at a position in 0 .. size() - 1. */
        public Trial at(int position) {
            long index = (long) position * plan.stride % plan.size;
            return factory.trial(plan.grid.values(index / plan.repeats), (int) (index % plan.repeats));
        }
    }
}
