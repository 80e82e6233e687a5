package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.target.CostSpace;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Distance of a target to the nearest simulated row, and, to compare, the distances of some rows to their own nearest ones,
 * found row by row. Repeats of a row's parameter set are not its neighbours: they lie close whatever was simulated.
 */
final class Neighbourhood implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CostSpace space;
    private final double[] target;
    private final double[][] points;
    private final String[] parameterIds;
    /** Squared distance of each point to its nearest row so far. */
    private final double[] nearest;

    private double nearestToTarget = Double.POSITIVE_INFINITY;

    /**
     * Nothing found yet.
     *
     * @param compared rows with all statistics that have a weight, whose own nearest rows are looked for
     */
    Neighbourhood(CostSpace space, List<StoredRun> compared) {
        this.space = space;
        this.target = space.target();
        this.points = compared.stream()
                .map(run -> space.point(run.values()).orElseThrow())
                .toArray(double[][]::new);
        this.parameterIds = compared.stream().map(StoredRun::parametersId).toArray(String[]::new);
        this.nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /** Looks at a row; it has all statistics that have a weight. */
    void add(StoredRun run) {
        double[] point = space.point(run.values()).orElseThrow();
        nearestToTarget = Math.min(nearestToTarget, CostSpace.squaredDistance(target, point, nearestToTarget));
        for (int i = 0; i < points.length; i++) {
            double squared = CostSpace.squaredDistance(points[i], point, nearest[i]);
            if (squared < nearest[i] && !parameterIds[i].equals(run.parametersId())) {
                nearest[i] = squared;
            }
        }
    }

    void merge(Neighbourhood other) {
        nearestToTarget = Math.min(nearestToTarget, other.nearestToTarget);
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Math.min(nearest[i], other.nearest[i]);
        }
    }

    /** Distances; empty median and percentile where all rows have the same parameters. */
    NeighbourDistances distances() {
        double[] own = Arrays.stream(nearest)
                .filter(Double::isFinite)
                .map(Math::sqrt)
                .sorted()
                .toArray();
        double toTarget = Math.sqrt(nearestToTarget);
        if (own.length == 0) {
            return new NeighbourDistances(toTarget, OptionalDouble.empty(), OptionalDouble.empty());
        }
        long closer = Arrays.stream(own).filter(d -> d < toTarget).count();
        return new NeighbourDistances(
                toTarget, OptionalDouble.of(Median.ofSorted(own)), OptionalDouble.of(100.0 * closer / own.length));
    }
}
