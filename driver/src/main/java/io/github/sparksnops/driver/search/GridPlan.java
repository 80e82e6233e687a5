package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;

/**
 * A grid in random order: the middles of equal cells. Middles, because every point then stands for the same share of the
 * space, and a coarse grid over many parameters has more than corners; in random order, because a search that ends early has
 * then seen all of the space.
 */
public final class GridPlan implements SamplingPlan {
    private final int[] levels;
    private final long size;
    private final IndexOrder order;

    /**
     * Grid with a number of values for each coordinate.
     *
     * @param levels at least 1 each; shape {@code [dimension]}
     */
    public GridPlan(int[] levels, long seed) {
        require(levels.length >= 1, "a grid without a dimension");
        long points = 1;
        for (int level : levels) {
            require(level >= 1, "%s values of a coordinate: must be at least 1", level);
            require(points <= IndexOrder.MOST / level, "a grid of %s has too many points", Arrays.toString(levels));
            points *= level;
        }
        this.levels = levels.clone();
        this.size = points;
        this.order = new IndexOrder(points, seed, 0, 0);
    }

    /**
     * The finest grid of at most so many points with an equal number of values for each coordinate, or one more for the first
     * few.
     */
    public static GridPlan of(int dimension, long mostPoints, long seed) {
        require(dimension >= 1, "dimension = %s: must be at least 1", dimension);
        require(mostPoints >= 1, "a grid of %s points", mostPoints);
        int[] levels = new int[dimension];
        Arrays.fill(levels, 1);
        long points = 1;
        for (int next = 0; ; next = (next + 1) % dimension) {
            long finer = points / levels[next] * (levels[next] + 1);
            if (finer > mostPoints || finer > IndexOrder.MOST || levels[next] == Integer.MAX_VALUE) {
                return new GridPlan(levels, seed);
            }
            levels[next]++;
            points = finer;
        }
    }

    /** Values of each coordinate; shape {@code [dimension]}. */
    public int[] levels() {
        return levels.clone();
    }

    @Override
    public int dimension() {
        return levels.length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public double[] point(long index) {
        requireIndex(index);
        long rest = order.at(index);
        double[] point = new double[levels.length];
        for (int i = levels.length - 1; i >= 0; i--) {
            point[i] = (rest % levels[i] + 0.5) / levels[i];
            rest /= levels[i];
        }
        return point;
    }
}
