package io.github.sparksnops.driver.search;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Proposes the points of a plan, one after the other, whatever their costs; nothing once the plan ends. The next point follows from
 * the number of new points that the study has proposed. Points that an earlier study evaluated, as grids of one size share them, are
 * left out.
 */
public final class PlanStrategy implements SearchStrategy {
    private final SamplingPlan plan;
    private final String origin;

    private PlanStrategy(SamplingPlan plan, String origin) {
        this.plan = plan;
        this.origin = origin;
    }

    /** Independent uniform points. */
    public static PlanStrategy random(int dimension, long seed) {
        return new PlanStrategy(new UniformPlan(dimension, seed), "random");
    }

    /** Scrambled Sobol points. */
    public static PlanStrategy sobol(int dimension, long seed) {
        return new PlanStrategy(new SobolPlan(dimension, seed), "sobol");
    }

    /** The finest grid of at most so many points, in random order. */
    public static PlanStrategy grid(int dimension, long mostPoints, long seed) {
        return new PlanStrategy(GridPlan.of(dimension, mostPoints, seed), "grid");
    }

    @Override
    public List<Proposal> propose(SearchHistory history, int round, int count) {
        // Buffers, because they are equal where their numbers are.
        Set<DoubleBuffer> earlier = history.evaluations().stream()
                .filter(evaluation -> evaluation.round() < 0)
                .map(evaluation -> DoubleBuffer.wrap(evaluation.point()))
                .collect(Collectors.toSet());
        long proposed = history.evaluations().stream()
                .filter(evaluation -> evaluation.round() >= 0 && evaluation.repeat() == 0)
                .count();
        // Without an earlier study, number of proposals and index are the same: no need to count from the first.
        long first = earlier.isEmpty() ? proposed : 0;
        return LongStream.range(first, plan.size())
                .mapToObj(plan::point)
                .filter(point -> !earlier.contains(DoubleBuffer.wrap(point)))
                .skip(proposed - first)
                .limit(count)
                .map(point -> new Proposal(point, 0, origin))
                .toList();
    }
}
