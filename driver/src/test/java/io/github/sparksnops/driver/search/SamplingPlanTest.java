package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan; the dimension is that of the spatial balanced network. */
class SamplingPlanTest {
    private static final int DIMENSION = 11;
    private static final int POINTS = 2048;
    /** Of the 2,047 degrees of freedom of a mean over as many uniform numbers: five standard deviations, 0.2887 / sqrt(n). */
    private static final double MEAN_TOLERANCE = 5 * 0.2887 / Math.sqrt(POINTS);

    static Stream<Named<LongFunction<SamplingPlan>>> plans() {
        return Stream.of(
                Named.of("uniform", seed -> new UniformPlan(DIMENSION, seed)),
                Named.of("sobol", seed -> new SobolPlan(DIMENSION, seed)),
                Named.of("latin hypercube", seed -> new LatinHypercubePlan(DIMENSION, 128, seed)),
                Named.of("grid", seed -> GridPlan.of(DIMENSION, POINTS, seed)));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void point_anyOrder_dependsOnSeedAndIndexAlone(LongFunction<SamplingPlan> plans) {
        double[][] inOrder = plans.apply(7).points(0, POINTS);

        SamplingPlan again = plans.apply(7);
        for (int i = POINTS - 1; i >= 0; i--) {
            assertThat(again.point(i)).containsExactly(inOrder[i]);
        }
        assertThat(again.points(1000, 48)).isDeepEqualTo(Arrays.copyOfRange(inOrder, 1000, 1048));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void points_all_lieInsideAndDiffer(LongFunction<SamplingPlan> plans) {
        Set<List<Double>> seen = new HashSet<>();
        for (double[] point : plans.apply(-3).points(0, POINTS)) {
            assertThat(point).hasSize(DIMENSION);
            assertThat(Arrays.stream(point).allMatch(u -> u > 0 && u < 1)).isTrue();
            seen.add(Arrays.stream(point).boxed().toList());
        }

        assertThat(seen).hasSize(POINTS);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void points_ofEveryCoordinate_haveMeanAndVarianceOfTheUniform(LongFunction<SamplingPlan> plans) {
        SamplingPlan plan = plans.apply(5);
        double[][] points = plan.points(0, POINTS);

        for (int d = 0; d < DIMENSION; d++) {
            int coordinate = d;
            double[] values =
                    Arrays.stream(points).mapToDouble(p -> p[coordinate]).toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double square = Arrays.stream(values)
                    .map(u -> (u - 0.5) * (u - 0.5))
                    .average()
                    .orElseThrow();
            int levels = plan instanceof GridPlan grid ? grid.levels()[d] : Integer.MAX_VALUE;
            assertThat(mean).as("mean of coordinate %s", d).isCloseTo(0.5, within(MEAN_TOLERANCE));
            assertThat(square)
                    .as("variance of coordinate %s", d)
                    .isCloseTo((1 - 1 / (double) levels / levels) / 12, within(MEAN_TOLERANCE / 2));
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void points_otherSeed_differ(LongFunction<SamplingPlan> plans) {
        double[][] points = plans.apply(1).points(0, 64);
        double[][] others = plans.apply(2).points(0, 64);

        long same = 0;
        for (int i = 0; i < 64; i++) {
            same += Arrays.equals(points[i], others[i]) ? 1 : 0;
        }
        assertThat(same).as("points in the same place").isLessThan(3);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void point_indexOutside_isRefused(LongFunction<SamplingPlan> plans) {
        SamplingPlan plan = plans.apply(1);

        assertThatThrownBy(() -> plan.point(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(plan.point(plan.size() - 1)).hasSize(DIMENSION);
        if (plan.size() < Long.MAX_VALUE) {
            assertThatThrownBy(() -> plan.point(plan.size())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void uniformPoints_manyOnALine_differ() {
        UniformPlan plan = new UniformPlan(1, 9);
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            seen.add(plan.point(i)[0]);
        }

        assertThat(seen).hasSize(200_000);
    }

    @Test
    void uniformPoints_inCellsOfAllPairs_areUniform() {
        int cells = 8;
        int points = 20_000;
        double[][] drawn = new UniformPlan(DIMENSION, 4).points(1L << 40, points);

        for (int a = 0; a < DIMENSION; a++) {
            for (int b = 0; b < a; b++) {
                int[] counts = new int[cells * cells];
                for (double[] point : drawn) {
                    counts[(int) (point[a] * cells) * cells + (int) (point[b] * cells)]++;
                }
                double expected = (double) points / counts.length;
                double chiSquared = Arrays.stream(counts)
                        .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                        .sum();
                // 63 degrees of freedom: mean 63, standard deviation 11.2; 55 pairs.
                assertThat(chiSquared).as("coordinates %s and %s", a, b).isBetween(63 - 40.0, 63 + 56.0);
            }
        }
    }

    @Test
    void latinHypercube_everyBlock_hasOnePointInEachSlice() {
        for (int n : new int[] {1, 2, 3, 7, 100, 128, 1000}) {
            LatinHypercubePlan plan = new LatinHypercubePlan(DIMENSION, n, 11);
            for (long block : new long[] {0, 1, 5_000_000}) {
                double[][] points = plan.points(block * n, n);
                for (int d = 0; d < DIMENSION; d++) {
                    int coordinate = d;
                    assertThat(Arrays.stream(points)
                                    .mapToInt(p -> (int) (p[coordinate] * n))
                                    .distinct()
                                    .count())
                            .as("slices of coordinate %s with a point, block %s of %s", d, block, n)
                            .isEqualTo(n);
                }
            }
        }
    }

    @Test
    void grid_allPoints_areTheMiddlesOfAllCells() {
        GridPlan plan = new GridPlan(new int[] {3, 1, 4}, 8);
        Set<List<Double>> seen = new HashSet<>();
        for (double[] point : plan.points(0, 12)) {
            seen.add(Arrays.stream(point).boxed().toList());
        }

        assertThat(plan.size()).isEqualTo(12);
        assertThat(seen).hasSize(12);
        assertThat(seen.stream().map(p -> p.get(0)).distinct()).containsExactlyInAnyOrder(1 / 6.0, 0.5, 5 / 6.0);
        assertThat(seen.stream().map(p -> p.get(1)).distinct()).containsExactly(0.5);
        assertThat(seen.stream().map(p -> p.get(2)).distinct()).containsExactlyInAnyOrder(0.125, 0.375, 0.625, 0.875);
    }

    @Test
    void gridOf_mostPoints_isTheFinestEvenOne() {
        assertThat(GridPlan.of(2, 100, 1).levels()).containsExactly(10, 10);
        assertThat(GridPlan.of(2, 99, 1).levels()).containsExactly(10, 9);
        assertThat(GridPlan.of(11, 2560, 1).levels()).containsOnly(2);
        assertThat(GridPlan.of(3, 1, 1).levels()).containsOnly(1);
        assertThat(GridPlan.of(1, 1_000_000_007, 1).size()).isEqualTo(1_000_000_007);
        assertThatThrownBy(() -> new GridPlan(new int[] {1 << 30, 1 << 30, 8}, 1))
                .hasMessageContaining("too many");
    }
}
