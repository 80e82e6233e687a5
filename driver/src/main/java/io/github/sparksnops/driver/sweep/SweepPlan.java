package io.github.sparksnops.driver.sweep;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialSettings;
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

    /** Plan of a study. Reading a configuration refuses one with more trials than can be numbered. */
    public static SweepPlan of(StudyConfiguration study) {
        Grid grid = Grid.of(study.model().template(), study.baseValues(), study.axes());
        long trials = Math.multiplyExact(grid.size(), study.repeats());
        require(trials <= Integer.MAX_VALUE, "%s trials are more than can be numbered", trials);
        int size = (int) trials;
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
