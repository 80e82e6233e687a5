package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.random.RandomStream;

/**
 * Blocks of n points, each a Latin hypercube: of the n equal slices of every coordinate, each holds one point of the block
 * (McKay, Beckman and Conover 1979, <a href="https://doi.org/10.1080/00401706.1979.10489755">doi:10.1080/00401706.1979.10489755</a>).
 */
public final class LatinHypercubePlan implements SamplingPlan {
    /** So that no rounding carries a point into the next slice. */
    public static final int MOST_PER_BLOCK = 1 << 18;

    private final int dimension;
    private final int pointsPerBlock;
    private final long seed;

    public LatinHypercubePlan(int dimension, int pointsPerBlock, long seed) {
        require(dimension >= 1, "dimension = %s: must be at least 1", dimension);
        require(
                pointsPerBlock >= 1 && pointsPerBlock <= MOST_PER_BLOCK,
                "%s points per block: must be from 1 to %s",
                pointsPerBlock,
                MOST_PER_BLOCK);
        this.dimension = dimension;
        this.pointsPerBlock = pointsPerBlock;
        this.seed = seed;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public long size() {
        return (long) Integer.MAX_VALUE * pointsPerBlock;
    }

    @Override
    public double[] point(long index) {
        requireIndex(index);
        int block = (int) (index / pointsPerBlock);
        int place = (int) (index % pointsPerBlock);
        double[] point = new double[dimension];
        int[] words = new int[4];
        for (int i = 0; i < dimension; i++) {
            if ((i & 3) == 0) {
                RandomStream.WITHIN_SLICES.block(seed, i >>> 2, place, block, words);
            }
            long slice = new IndexOrder(pointsPerBlock, seed, block, i).at(place);
            point[i] = (slice + UnitInterval.of(words[i & 3])) / pointsPerBlock;
        }
        return point;
    }
}
