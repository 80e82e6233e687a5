package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Net properties; Niederreiter 1992, Random Number Generation and Quasi-Monte Carlo Methods, section 4.1. */
class SobolPlanTest {
    private static final int DIMENSION = 11;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77, Long.MIN_VALUE})
    void points_firstTwoCoordinates_areANet(long seed) {
        SobolPlan plan = new SobolPlan(DIMENSION, seed);
        for (int m = 0; m <= 10; m++) {
            for (long block : new long[] {0, 1, 37}) {
                double[][] points = plan.points(block << m, 1 << m);
                for (int a = 0; a <= m; a++) {
                    assertThat(cellsWithAPoint(points, a, m - a))
                            .as("intervals of 2^-%s by 2^-%s with a point, block %s of 2^%s", a, m - a, block, m)
                            .isEqualTo(1 << m);
                }
            }
        }
    }

    private static long cellsWithAPoint(double[][] points, int a, int b) {
        boolean[] filled = new boolean[1 << (a + b)];
        for (double[] point : points) {
            filled[(int) (point[0] * (1 << a)) << b | (int) (point[1] * (1 << b))] = true;
        }
        int cells = 0;
        for (boolean cell : filled) {
            cells += cell ? 1 : 0;
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, DIMENSION, 100, SobolPlan.MOST_DIMENSIONS})
    void points_everyCoordinate_isStratified(int dimension) {
        SobolPlan plan = new SobolPlan(dimension, 3);
        for (int m : new int[] {1, 4, 9}) {
            int n = 1 << m;
            double[][] points = plan.points(5L * n, n);
            for (int d = 0; d < dimension; d++) {
                boolean[] filled = new boolean[n];
                for (double[] point : points) {
                    filled[(int) (point[d] * n)] = true;
                }
                assertThat(filled).as("slices of coordinate %s with a point", d).containsOnly(true);
            }
        }
    }

    @Test
    void points_lastOnes_areStratifiedToo() {
        SobolPlan plan = new SobolPlan(DIMENSION, 3);
        double[][] points = plan.points(plan.size() - 64, 64);

        assertThat(cellsWithAPoint(points, 3, 3)).isEqualTo(64);
    }

    @Test
    void points_manySeeds_makeEachPointUniform() {
        int cells = 16;
        int seeds = 8000;
        int[] counts = new int[cells];
        for (int seed = 0; seed < seeds; seed++) {
            counts[(int) (new SobolPlan(1, seed).point(5)[0] * cells)]++;
        }

        double expected = (double) seeds / cells;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        // 15 degrees of freedom: 45 is exceeded once in 13,000 times.
        assertThat(chiSquared).isLessThan(45);
    }

    /** Of a product of all coordinates, which random points of this number estimate with an error of 0.4 %. */
    @Test
    void points_integral_isFarBetterThanByRandomPoints() {
        double sobol = 0;
        double random = 0;
        int repeats = 20;
        for (int seed = 0; seed < repeats; seed++) {
            sobol += squaredError(new SobolPlan(DIMENSION, seed));
            random += squaredError(new UniformPlan(DIMENSION, seed));
        }

        assertThat(Math.sqrt(sobol / repeats)).isLessThan(Math.sqrt(random / repeats) / 10);
    }

    private static double squaredError(SamplingPlan plan) {
        int points = 4096;
        double sum = 0;
        for (double[] point : plan.points(0, points)) {
            double product = 1;
            for (double u : point) {
                product *= 1 + 0.25 * (u - 0.5);
            }
            sum += product;
        }
        return (sum / points - 1) * (sum / points - 1);
    }

    @Test
    void of_dimensionWithoutDirectionNumbers_isRefused() {
        assertThatThrownBy(() -> new SobolPlan(0, 1)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new SobolPlan(1001, 1)).hasMessageContaining("from 1 to 1000");
    }
}
