package io.github.sparksnops.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.Connectivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRuleTest {
    /** Standard score a right implementation exceeds once in 30,000 seeds; the seeds here are fixed. */
    private static final double SCORE_LIMIT = 4;

    /** Rounded and wrapped as the published code does it: probability of grid coordinate 1 .. m along one axis. */
    private static double[] publishedAxis(int g, int sourceSide, int targetSide, double sigma) {
        double[] p = new double[targetSide];
        double mu = (double) g * targetSide / sourceSide;
        double sd = sigma * targetSide;
        for (int q = -40 * targetSide; q <= 40 * targetSide; q++) {
            // q >= 1 rounds halves up, q <= -1 rounds halves down: half-away; ties have probability 0
            double mass = NormalDistribution.cumulative((q + 0.5 - mu) / sd)
                    - NormalDistribution.cumulative((q - 0.5 - mu) / sd);
            p[Math.floorMod(q - 1, targetSide)] += mass;
        }
        return p;
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50, 0.1, 17, 33",
        "50, 25, 0.1, 7, 10",
        "25, 50, 0.05, 1, 25",
        "50, 25, 0.25, 50, 49",
        "50, 50, 0.013, 1, 50",
        "7, 11, 0.2, 3, 7",
        "50, 50, 0.6, 20, 1"
    })
    void draw_wrappedGaussian_fitsThePublishedDistribution(
            int sourceSide, int targetSide, double sigma, int gx, int gy) {
        TargetRule rule = TargetRule.of(
                new Connectivity.WrappedGaussian(200_000, sigma), sourceSide * sourceSide, targetSide * targetSide);
        int source = (gx - 1) * sourceSide + gy - 1;
        int[] targets = new int[200_000];
        rule.draw(11, 2, source, targets, targets.length, new int[4]);
        long[] x = new long[targetSide];
        long[] y = new long[targetSide];
        for (int target : targets) {
            x[target / targetSide]++;
            y[target % targetSide]++;
        }

        assertThat(ChiSquared.score(x, scaled(publishedAxis(gx, sourceSide, targetSide, sigma), targets.length)))
                .isLessThan(SCORE_LIMIT);
        assertThat(ChiSquared.score(y, scaled(publishedAxis(gy, sourceSide, targetSide, sigma), targets.length)))
                .isLessThan(SCORE_LIMIT);
    }

    @Test
    void draw_wrappedGaussian_axesAreIndependent() {
        TargetRule rule = TargetRule.of(new Connectivity.WrappedGaussian(100_000, 0.1), 2500, 2500);
        int[] targets = new int[100_000];
        rule.draw(5, 0, 24 * 50 + 24, targets, targets.length, new int[4]);
        double product = 0;
        for (int target : targets) {
            product += (target / 50 - 24.0) * (target % 50 - 24.0);
        }

        // sd of each axis is 5 cells: the mean product has standard error 25 / sqrt(1e5) = 0.08
        assertThat(product / targets.length).isCloseTo(0, within(0.32));
    }

    @ParameterizedTest
    @CsvSource({
        "50, 25, 2, 1",
        "50, 25, 3, 2",
        "50, 25, 50, 25",
        "25, 50, 25, 50",
        "25, 50, 1, 2",
        "50, 50, 7, 7",
        "50, 25, 1, 1"
    })
    void draw_sigmaZero_hitsTheRoundedCell(int sourceSide, int targetSide, int g, int expected) {
        // mu = g m_a / m_b, ties away from zero: 3 * 25/50 = 1.5 -> 2, 1 * 25/50 = 0.5 -> 1
        TargetRule rule = TargetRule.of(
                new Connectivity.WrappedGaussian(100, 0), sourceSide * sourceSide, targetSide * targetSide);
        int[] targets = new int[100];
        rule.draw(3, 1, (g - 1) * sourceSide + g - 1, targets, 100, new int[4]);

        assertThat(targets).containsOnly((expected - 1) * targetSide + expected - 1);
    }

    @ParameterizedTest
    @CsvSource({"1.1", "1000000"})
    void draw_wideGaussian_isUniform(double sigma) {
        TargetRule rule = TargetRule.of(new Connectivity.WrappedGaussian(500_000, sigma), 2500, 625);

        assertThat(uniformScore(rule, 625)).isBetween(-SCORE_LIMIT, SCORE_LIMIT);
    }

    @Test
    void draw_uniform_isUniformForAnySize() {
        assertThat(uniformScore(TargetRule.of(new Connectivity.Uniform(500_000), 10, 1013), 1013))
                .isBetween(-SCORE_LIMIT, SCORE_LIMIT);
    }

    private static double uniformScore(TargetRule rule, int size) {
        int[] targets = new int[500_000];
        rule.draw(9, 4, 3, targets, targets.length, new int[4]);
        long[] observed = new long[size];
        for (int target : targets) {
            observed[target]++;
        }
        double[] even = new double[size];
        java.util.Arrays.fill(even, 1.0 / size);
        return ChiSquared.score(observed, scaled(even, targets.length));
    }

    private static double[] scaled(double[] p, int n) {
        double[] expected = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            expected[i] = p[i] * n;
        }
        return expected;
    }
}
