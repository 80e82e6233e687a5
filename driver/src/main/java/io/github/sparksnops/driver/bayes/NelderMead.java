package io.github.sparksnops.driver.bayes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;

/**
 * Moves points of the unit cube uphill by the simplex method, as {@code fminsearchbnd} with MATLAB's {@code fminsearch} does:
 * within the cube by x = (1 + sin u) / 2, from a simplex of steps of 5 % of u.
 *
 * <p>Source: Lagarias, Reeds, Wright and Wright 1998, <a
 * href="https://doi.org/10.1137/S1052623496303470">doi:10.1137/S1052623496303470</a>; SNOPS, {@code src/max_EI.m}.
 *
 * @param iterations most steps; the first simplex counts as one, as in {@code fminsearch}
 * @param tolerance difference between the simplex' values that ends it
 */
record NelderMead(int iterations, double tolerance) {
    private static final Comparator<PointValuePair> GREATEST_FIRST =
            Comparator.comparingDouble((PointValuePair pair) -> -pair.getValue());

    private static final double RELATIVE_STEP = 0.05;

    /** A place in the cube and the value there. */
    record Maximum(double[] point, double value) {}

    /** The best place that the start leads to; never worse than the start. */
    Maximum maximise(ToDoubleFunction<double[]> function, double[] start) {
        MultivariateFunction unbounded = u -> function.applyAsDouble(inside(u));
        double[] first = Arrays.stream(start).map(NelderMead::angle).toArray();
        NelderMeadSimplex simplex = simplex(first);
        simplex.evaluate(unbounded, GREATEST_FIRST);
        for (int i = 1; i < iterations && spread(simplex) > tolerance; i++) {
            simplex.iterate(unbounded, GREATEST_FIRST);
        }
        PointValuePair best = simplex.getPoint(0);
        return new Maximum(inside(best.getPoint()), best.getValue());
    }

    private static NelderMeadSimplex simplex(double[] first) {
        double[][] vertices = new double[first.length + 1][];
        vertices[0] = first;
        for (int i = 0; i < first.length; i++) {
            vertices[i + 1] = first.clone();
            vertices[i + 1][i] *= 1 + RELATIVE_STEP;
        }
        NelderMeadSimplex simplex = new NelderMeadSimplex(vertices);
        simplex.build(first);
        return simplex;
    }

    private static double spread(NelderMeadSimplex simplex) {
        return simplex.getPoint(0).getValue()
                - simplex.getPoint(simplex.getDimension()).getValue();
    }

    /** Far from 0, where steps relative to it would vanish. StrictMath, as places are part of a row's identity. */
    private static double angle(double x) {
        return 2 * Math.PI + StrictMath.asin(Math.max(-1, Math.min(1, 2 * x - 1)));
    }

    private static double[] inside(double[] angles) {
        return Arrays.stream(angles).map(u -> 0.5 * (1 + StrictMath.sin(u))).toArray();
    }
}
