package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.random.RandomStream;

/** Independent uniform points; those of the published random search, though not the same ones. */
public final class UniformPlan implements SamplingPlan {
    private final int dimension;
    private final long seed;

    public UniformPlan(int dimension, long seed) {
        require(dimension >= 1, "dimension = %s: must be at least 1", dimension);
        this.dimension = dimension;
        this.seed = seed;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public double[] point(long index) {
        requireIndex(index);
        double[] point = new double[dimension];
        int[] words = new int[4];
        for (int i = 0; i < dimension; i++) {
            // Four words, two coordinates.
            if ((i & 1) == 0) {
                RandomStream.UNIFORM_POINTS.block(seed, i >>> 1, (int) index, (int) (index >>> Integer.SIZE), words);
            }
            int first = (i & 1) << 1;
            point[i] = UnitInterval.of(words[first], words[first + 1]);
        }
        return point;
    }
}
