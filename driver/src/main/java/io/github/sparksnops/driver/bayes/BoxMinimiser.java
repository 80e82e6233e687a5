package io.github.sparksnops.driver.bayes;

import java.util.Arrays;

/**
 * Minimises a smooth function of a few variables within bounds: quasi-Newton (BFGS) steps of the variables that are free to move,
 * projected onto the bounds. For one thread.
 *
 * <p>Source: Bertsekas 1982, "Projected Newton methods for optimization problems with simple constraints",
 * <a href="https://doi.org/10.1137/0320018">doi:10.1137/0320018</a>; Nocedal and Wright 2006, "Numerical Optimization", equation
 * 6.17 (update) and section 3.1 (step length).
 */
final class BoxMinimiser {
    /*
     * Ours, because neither library at hand serves. Smile 2.6.0's L-BFGS-B keeps the same two arrays as its whole history; it took
     * 2 to 6 times our evaluations in 24 fits of 3 to 150 values in 2 to 11 dimensions, and needs OpenBLAS. commons-math3 has no
     * gradient method with bounds. With some 15 variables the dense inverse Hessian costs nothing against one evaluation.
     */
    private static final double SUFFICIENT_DECREASE = 1e-4;

    private static final int MOST_STEP_CUTS = 20;

    /** Longest move of a variable in a step; with logarithms, a factor of 7. */
    private static final double LONGEST_MOVE = 2;

    private final DifferentiableFunction function;
    private final double[] lower;
    private final double[] upper;
    private final Tolerance tolerance;

    private double[] x;
    private double[] gradient;
    private double value;
    private double[] inverseHessian;
    private boolean curvatureKnown;

    /**
     * When to stop.
     *
     * @param gradient greatest projected derivative that counts as 0
     * @param decrease of the value in one step that counts as none
     * @param iterations most steps
     */
    record Tolerance(double gradient, double decrease, int iterations) {}

    /** A point within the bounds, and the function there. */
    record Minimum(double[] x, double value) {}

    BoxMinimiser(DifferentiableFunction function, double[] lower, double[] upper, Tolerance tolerance) {
        this.function = function;
        this.lower = lower;
        this.upper = upper;
        this.tolerance = tolerance;
    }

    /** The local minimum that the start, moved into the bounds, leads to. */
    Minimum minimise(double[] start) {
        x = projected(start, new double[start.length], 0);
        gradient = new double[x.length];
        value = function.evaluate(x, gradient);
        forgetCurvature();
        for (int i = 0; i < tolerance.iterations() && !atMinimum(); i++) {
            double before = value;
            boolean moved = step();
            if (!moved && !curvatureKnown) {
                break;
            }
            if (!moved) {
                forgetCurvature();
            } else if (before - value < tolerance.decrease()) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    private boolean atMinimum() {
        double greatest = 0;
        for (int i = 0; i < x.length; i++) {
            greatest = Math.max(greatest, isHeld(i) ? 0 : Math.abs(gradient[i]));
        }
        return greatest < tolerance.gradient();
    }

    /** Whether the variable is at a bound that downhill leads beyond. */
    private boolean isHeld(int i) {
        return (x[i] <= lower[i] && gradient[i] > 0) || (x[i] >= upper[i] && gradient[i] < 0);
    }

    private double[] projected(double[] from, double[] direction, double length) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.min(upper[i], Math.max(lower[i], from[i] + length * direction[i]));
        }
        return to;
    }

    /** Moves to a lower value; returns whether there was one. */
    private boolean step() {
        double[] direction = direction();
        double[] nextGradient = new double[x.length];
        double length = 1;
        for (int cut = 0; cut < MOST_STEP_CUTS; cut++) {
            double[] next = projected(x, direction, length);
            double expected = 0;
            for (int i = 0; i < x.length; i++) {
                expected += gradient[i] * (next[i] - x[i]);
            }
            double nextValue = function.evaluate(next, nextGradient);
            if (nextValue <= value + SUFFICIENT_DECREASE * expected && nextValue < value) {
                learnCurvature(next, nextGradient);
                x = next;
                gradient = nextGradient;
                value = nextValue;
                return true;
            }
            length *= cutBy(expected, nextValue - value);
        }
        return false;
    }

    /** To the minimum of the parabola through the value, the slope and the value found, but by a factor of 0.1 to 0.5. */
    private static double cutBy(double expected, double found) {
        double minimum = -0.5 * expected / (found - expected);
        return Double.isFinite(minimum) ? Math.min(0.5, Math.max(0.1, minimum)) : 0.1;
    }

    private double[] direction() {
        int n = x.length;
        double[] direction = new double[n];
        double longest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n && !isHeld(i); j++) {
                direction[i] -= isHeld(j) ? 0 : inverseHessian[i * n + j] * gradient[j];
            }
            longest = Math.max(longest, Math.abs(direction[i]));
        }
        // Without curvature the gradient tells where to, not how far: a first move of 1 at most.
        double limit = curvatureKnown ? LONGEST_MOVE : 1;
        double factor = longest > limit ? limit / longest : 1;
        return Arrays.stream(direction).map(component -> component * factor).toArray();
    }

    private void forgetCurvature() {
        int n = x.length;
        inverseHessian = new double[n * n];
        for (int i = 0; i < n; i++) {
            inverseHessian[i * n + i] = 1;
        }
        curvatureKnown = false;
    }

    private void learnCurvature(double[] next, double[] nextGradient) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        Arrays.setAll(s, i -> next[i] - x[i]);
        Arrays.setAll(y, i -> nextGradient[i] - gradient[i]);
        double sy = PlainAlgebra.dot(s, 0, y, 0, n);
        double yy = PlainAlgebra.dot(y, 0, y, 0, n);
        double ss = PlainAlgebra.dot(s, 0, s, 0, n);
        // A step along which the function curves downwards would make the Hessian indefinite.
        if (!(sy > 1e-8 * Math.sqrt(ss * yy))) {
            return;
        }
        if (!curvatureKnown) {
            for (int i = 0; i < n; i++) {
                inverseHessian[i * n + i] = sy / yy;
            }
            curvatureKnown = true;
        }
        update(s, y, sy);
    }

    /** H = (1 - s y^T / sy) H (1 - y s^T / sy) + s s^T / sy. */
    private void update(double[] s, double[] y, double sy) {
        int n = s.length;
        double[] hy = new double[n];
        for (int i = 0; i < n; i++) {
            hy[i] = PlainAlgebra.dot(inverseHessian, i * n, y, 0, n);
        }
        double scale = (1 + PlainAlgebra.dot(y, 0, hy, 0, n) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverseHessian[i * n + j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }
}
