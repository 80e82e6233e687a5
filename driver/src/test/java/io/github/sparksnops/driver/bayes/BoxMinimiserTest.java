package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.bayes.BoxMinimiser.Minimum;
import io.github.sparksnops.driver.bayes.BoxMinimiser.Tolerance;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoxMinimiserTest {
    private static final Tolerance TIGHT = new Tolerance(1e-8, 1e-16, 500);

    private static double rosenbrock(double[] x, double[] gradient) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        gradient[0] = -2 * a - 400 * x[0] * b;
        gradient[1] = 200 * b;
        return a * a + 100 * b * b;
    }

    private static Minimum minimise(DifferentiableFunction function, double[] lower, double[] upper, double[] start) {
        return new BoxMinimiser(function, lower, upper, TIGHT).minimise(start);
    }

    @Test
    void minimise_curvedValley_findsItsEnd() {
        Minimum minimum = minimise(
                BoxMinimiserTest::rosenbrock, new double[] {-5, -5}, new double[] {5, 5}, new double[] {-1.2, 1});

        assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-6));
    }

    @Test
    void minimise_minimumOutsideTheBounds_stopsAtTheBestOfTheBorder() {
        Minimum minimum = minimise(
                BoxMinimiserTest::rosenbrock, new double[] {-5, -5}, new double[] {0.5, 5}, new double[] {-1.2, 1});

        assertThat(minimum.x()).containsExactly(new double[] {0.5, 0.25}, within(1e-6));
        assertThat(minimum.value()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void minimise_correlatedVariablesAndAnActiveBound_freesWhatShouldMove() {
        // x^2 + y^2 + 1.8 x y - 4 x: without bounds x = 10.5, y = -9.5; with y >= 0, x = 2.
        DifferentiableFunction function = (x, gradient) -> {
            gradient[0] = 2 * x[0] + 1.8 * x[1] - 4;
            gradient[1] = 2 * x[1] + 1.8 * x[0];
            return x[0] * x[0] + x[1] * x[1] + 1.8 * x[0] * x[1] - 4 * x[0];
        };

        Minimum minimum = minimise(function, new double[] {-20, 0}, new double[] {20, 20}, new double[] {-10, 5});

        assertThat(minimum.x()).containsExactly(new double[] {2, 0}, within(1e-7));
    }

    @Test
    void minimise_manyActiveBounds_leavesNoSlopeButAgainstThem() {
        int n = 12;
        double[] matrix = Cases.positiveDefinite(n);
        double[] linear = Cases.normals(n, 3);
        AtomicInteger evaluations = new AtomicInteger();
        DifferentiableFunction quadratic = (x, gradient) -> {
            evaluations.incrementAndGet();
            double value = 0;
            for (int i = 0; i < n; i++) {
                double product = PlainAlgebra.dot(matrix, i * n, x, 0, n);
                gradient[i] = product - 10 * linear[i];
                value += x[i] * (0.5 * product - 10 * linear[i]);
            }
            return value;
        };
        double[] upper = new double[n];
        Arrays.fill(upper, 0.3);

        Minimum minimum =
                new BoxMinimiser(quadratic, new double[n], upper, new Tolerance(1e-7, 1e-14, 500)).minimise(upper);

        double[] gradient = new double[n];
        int[] held = new int[2];
        quadratic.evaluate(minimum.x(), gradient);
        for (int i = 0; i < n; i++) {
            boolean atLower = minimum.x()[i] == 0;
            boolean atUpper = minimum.x()[i] == 0.3;
            held[0] += atLower ? 1 : 0;
            held[1] += atUpper ? 1 : 0;
            assertThat(gradient[i]).as("slope %s", i).isBetween(atUpper ? -1e9 : -1e-6, atLower ? 1e9 : 1e-6);
        }
        assertThat(held[0]).as("at lower bounds").isBetween(2, n - 2);
        assertThat(held[1]).as("at upper bounds").isBetween(1, n - 2);
        assertThat(evaluations.get()).isLessThan(140);
    }

    @Test
    void minimise_startOutsideTheBounds_isMovedInside() {
        Minimum minimum = minimise(
                BoxMinimiserTest::rosenbrock, new double[] {2, 4}, new double[] {2.5, 7}, new double[] {100, -100});

        assertThat(minimum.x()).containsExactly(new double[] {2, 4}, within(1e-7));
    }

    @Test
    void minimise_fewIterations_areNotExceeded() {
        AtomicInteger evaluations = new AtomicInteger();
        DifferentiableFunction counted = (x, gradient) -> {
            evaluations.incrementAndGet();
            return rosenbrock(x, gradient);
        };

        Minimum minimum = new BoxMinimiser(counted, new double[] {-5, -5}, new double[] {5, 5}, new Tolerance(0, 0, 3))
                .minimise(new double[] {-1.2, 1});

        assertThat(evaluations.get()).isBetween(4, 1 + 3 * 20);
        assertThat(minimum.value()).isLessThan(24.2).isGreaterThan(0.1);
    }
}
