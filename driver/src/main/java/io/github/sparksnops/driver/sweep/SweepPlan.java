package io.github.sparksnops.driver.sweep;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.List;
import java.util.Optional;

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
        implements TrialPlan {
    private static final double GOLDEN_SECTION = 0.6180339887498949;

    /** Plan of a study. Reading a configuration refuses one with more trials than can be numbered. */
    public static SweepPlan of(StudyConfiguration study) {
        Grid grid = Grid.of(study.model().template(), study.baseValues(), study.axes());
        long trials = Math.multiplyExact(grid.size(), study.repeats());
        require(trials <= Integer.MAX_VALUE, "%s trials are more than can be numbered", trials);
        int size = (int) trials;
        return new SweepPlan(study.fullSettings(), grid, study.repeats(), study.seed(), size, strideFor(size));
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

    @Override
    public List<TrialSettings> stages() {
        return List.of(settings);
    }

    /** A sweep looks for nothing. */
    @Override
    public Optional<CostFunction> cost() {
        return Optional.empty();
    }

    @Override
    public Trials trials() {
        TrialFactory factory = new TrialFactory(settings, studySeed);
        return (stage, position) -> {
            long index = (long) position * stride % size;
            return factory.trial(grid.values(index / repeats), (int) (index % repeats));
        };
    }
}
