package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

/**
 * Points that fill the unit cube. The point of an index depends on seed and index alone, so any part of a plan can be drawn
 * at any time, and a search that was stopped goes on where it was. Plans hold no state that changes.
 */
public sealed interface SamplingPlan permits UniformPlan, SobolPlan, LatinHypercubePlan, GridPlan {
    /** Coordinates of a point. */
    int dimension();

    /** Number of points: indices are 0 .. size - 1. */
    long size();

    /**
     * One point, strictly inside of the unit cube; shape {@code [dimension]}.
     *
     * @throws IllegalArgumentException where there is no such index
     */
    double[] point(long index);

    /** Points {@code first} .. {@code first + count - 1}; shape {@code [count][dimension]}. */
    default double[][] points(long first, int count) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = point(first + i);
        }
        return points;
    }

    /** Throws unless there is a point of this index. */
    default void requireIndex(long index) {
        require(index >= 0 && index < size(), "point %s of a plan of %s", index, size());
    }
}
