package io.github.sparksnops.network.wiring;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Targets on a torus: per axis g' = ((q - 1) mod m) + 1 with q = round_half_away(sigma m Z + g m / m_b), where m and m_b are
 * the sides of the target and the source grid, and g counts from 1 (SNOPS, {@code src/gen_weights.m}).
 *
 * <p>With g m / m_b = whole + fraction, q - whole depends on the fraction alone, so one table per fraction serves all source
 * positions (two for 50 -> 25). Two words a synapse, x then y; two synapses a block.
 */
final class WrappedGaussianTargets extends TargetRule {
    private final int sourceSide;
    private final int targetSide;
    /** Position plus offset wrapped onto the target grid; a table, because half of the sums wrap and no branch predicts it. */
    private final int[] wrapped;
    /** Per source grid coordinate (from 0): position of offset 0, from 0. */
    private final int[] base;
    /** Per source grid coordinate: distribution of the offset modulo the target side. */
    private final DiscreteTable[] offsets;

    WrappedGaussianTargets(int sourceSide, int targetSide, double sigma) {
        require(sourceSide > 0 && targetSide > 0, "distance-dependent connectivity needs square grids");
        this.sourceSide = sourceSide;
        this.targetSide = targetSide;
        this.wrapped = new int[2 * targetSide];
        for (int position = 0; position < wrapped.length; position++) {
            wrapped[position] = position % targetSide;
        }
        this.base = new int[sourceSide];
        this.offsets = new DiscreteTable[sourceSide];
        DiscreteTable[] byRemainder = new DiscreteTable[sourceSide];
        for (int g = 1; g <= sourceSide; g++) {
            int whole = g * targetSide / sourceSide;
            int remainder = g * targetSide % sourceSide;
            if (byRemainder[remainder] == null) {
                byRemainder[remainder] = offsetTable((double) remainder / sourceSide, sigma, targetSide);
            }
            base[g - 1] = Math.floorMod(whole - 1, targetSide);
            offsets[g - 1] = byRemainder[remainder];
        }
    }

    /** Distribution of (round_half_away(sigma m Z + whole + fraction) - whole) mod m, as probabilities of 0 .. m - 1. */
    private static DiscreteTable offsetTable(double fraction, double sigma, int side) {
        double[] probabilities = new double[side];
        double sd = sigma * side;
        if (sd == 0) {
            // No spread: the rounded position itself, ties away from zero (positions are positive).
            probabilities[fraction >= 0.5 ? 1 % side : 0] = 1;
            return DiscreteTable.of(probabilities);
        }
        int reach = side * (1 + (int) Math.ceil(9 * sigma));
        double below = NormalDistribution.cumulative((-reach - 0.5 - fraction) / sd);
        for (int offset = -reach; offset < reach; offset++) {
            double upTo = NormalDistribution.cumulative((offset + 0.5 - fraction) / sd);
            probabilities[Math.floorMod(offset, side)] += upTo - below;
            below = upTo;
        }
        return DiscreteTable.of(probabilities);
    }

    @Override
    Optional<GridTables> gridTables() {
        List<DiscreteTable> tables = Arrays.stream(offsets).distinct().toList();
        int[] table = Arrays.stream(offsets).mapToInt(tables::indexOf).toArray();
        int[][] thresholds = tables.stream().map(DiscreteTable::thresholds).toArray(int[][]::new);
        return Optional.of(new GridTables(sourceSide, targetSide, base.clone(), table, thresholds));
    }

    /** The axes are independent: per axis, sum over source coordinates of the probability of a target coordinate. */
    @Override
    double largestExpectedInDegree(int sources, int outDegree) {
        double[] expected = new double[targetSide];
        for (int g = 0; g < sourceSide; g++) {
            double[] probabilities = offsets[g].probabilities();
            for (int offset = 0; offset < probabilities.length; offset++) {
                expected[wrapped[base[g] + offset]] += probabilities[offset];
            }
        }
        double largest = Arrays.stream(expected).max().orElse(0);
        return largest * largest * outDegree;
    }

    @Override
    void draw(long seed, int projection, int source, int[] targets, int count, int[] words) {
        int x = source / sourceSide;
        int y = source % sourceSide;
        int baseX = base[x];
        int baseY = base[y];
        DiscreteTable offsetX = offsets[x];
        DiscreteTable offsetY = offsets[y];
        for (int k = 0; k < count; k += 2) {
            RandomStream.WIRING.block(seed, k >>> 1, source, projection, words);
            targets[k] = id(baseX + offsetX.draw(words[0]), baseY + offsetY.draw(words[1]));
            if (k + 1 < count) {
                targets[k + 1] = id(baseX + offsetX.draw(words[2]), baseY + offsetY.draw(words[3]));
            }
        }
    }

    private int id(int x, int y) {
        return wrapped[x] * targetSide + wrapped[y];
    }
}
