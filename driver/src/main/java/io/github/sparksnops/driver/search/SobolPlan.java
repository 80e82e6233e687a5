package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.random.RandomStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol's points, scrambled: the first 2^k points, and every later block of 2^k, are spread far more evenly than random
 * ones. With direction numbers of Joe and Kuo 2008, <a
 * href="https://doi.org/10.1137/070709359">doi:10.1137/070709359</a>, and Owen's nested scrambling by hashing (Laine and
 * Karras 2011, <a href="https://doi.org/10.1111/j.1467-8659.2011.01979.x">doi:10.1111/j.1467-8659.2011.01979.x</a>; constants
 * of Burley 2020, Journal of Computer Graphics Techniques 9(4), listing 1).
 *
 * <p>Scrambling makes each point uniform, keeps every net property, and takes the points off the corner 0.
 */
public final class SobolPlan implements SamplingPlan {
    /** What commons-math3 has direction numbers for. */
    public static final int MOST_DIMENSIONS = 1000;

    /** commons-math3 counts points by int, so that its first 31 direction numbers can be had. */
    private static final int DIGITS = 31;

    private static final double TO_THE_32 = 0x1p32;

    /** Shape {@code [dimension][digit of the index]}; binary fractions of 32 digits. */
    private final int[][] directions;

    /** Shape {@code [dimension]}. */
    private final int[] scrambles;

    public SobolPlan(int dimension, long seed) {
        require(
                dimension >= 1 && dimension <= MOST_DIMENSIONS,
                "dimension = %s: must be from 1 to %s",
                dimension,
                MOST_DIMENSIONS);
        directions = directions(dimension);
        scrambles = new int[dimension];
        int[] words = new int[4];
        for (int i = 0; i < dimension; i++) {
            RandomStream.SCRAMBLING.block(seed, 0, i, 0, words);
            scrambles[i] = words[0];
        }
    }

    /* The generator gives points in Gray-code order and holds a state, so it serves as a table only: the point whose Gray
     * code has digit k alone, number 2^(k+1) - 1, is made of direction number k alone. A direction number k has k + 1
     * digits, so 32 digits hold it in full. */
    private static int[][] directions(int dimension) {
        SobolSequenceGenerator generator = new SobolSequenceGenerator(dimension);
        int[][] directions = new int[dimension][DIGITS];
        for (int k = 0; k < DIGITS; k++) {
            double[] point = generator.skipTo((int) ((1L << (k + 1)) - 1));
            for (int i = 0; i < dimension; i++) {
                directions[i][k] = (int) (long) (point[i] * TO_THE_32);
            }
        }
        return directions;
    }

    @Override
    public int dimension() {
        return scrambles.length;
    }

    @Override
    public long size() {
        return 1L << DIGITS;
    }

    @Override
    public double[] point(long index) {
        requireIndex(index);
        double[] point = new double[scrambles.length];
        for (int i = 0; i < point.length; i++) {
            int digits = 0;
            for (long rest = index; rest != 0; rest &= rest - 1) {
                digits ^= directions[i][Long.numberOfTrailingZeros(rest)];
            }
            point[i] = UnitInterval.of(scramble(digits, scrambles[i]));
        }
        return point;
    }

    /**
     * Flips each digit by a hash of the digits above it. Reversed, because in a product with an even number a digit reaches
     * higher ones only.
     */
    private static int scramble(int digits, int seed) {
        int x = Integer.reverse(digits);
        x += seed;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return Integer.reverse(x);
    }
}
