package io.github.sparksnops.bench.search;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Where networks are feasible, learned from feasible rows alone. A quadratic logistic regression tells the rows from uniform
 * points, so its score orders places by how dense the rows are; the region is where the score is above the quantile that
 * leaves the published 42 % of uniform points inside. Rows count by one over their neighbours, because searches crowd them.
 *
 * <p>Learning from positive and unlabelled examples: Elkan and Noto 2008, <a
 * href="https://doi.org/10.1145/1401890.1401920">doi:10.1145/1401890.1401920</a>.
 */
final class FeasibleRegion implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Share of uniform points that is feasible, as measured with the published code. */
    static final double FEASIBLE = 0.42;

    private static final double NEIGHBOUR = 0.4;
    private static final int NEWTON_STEPS = 20;
    /** Weight of each class, in examples; and of the prior on coefficients. */
    private static final double EXAMPLES = 3000;

    private static final double RIDGE = 0.5;

    private final double[] coefficients;
    private final double threshold;

    private FeasibleRegion(double[] coefficients, double threshold) {
        this.coefficients = coefficients;
        this.threshold = threshold;
    }

    /**
     * Learns the region.
     *
     * @param feasible inputs of feasible rows; shape {@code [row][input]}
     * @param uniform inputs of uniform points; shape {@code [point][input]}
     */
    static FeasibleRegion of(double[][] feasible, double[][] uniform) {
        double[][] terms = new double[feasible.length + uniform.length][];
        double[] weights = new double[terms.length];
        double[] neighbours = neighbours(feasible);
        double rows = 0;
        for (double count : neighbours) {
            rows += 1 / count;
        }
        for (int a = 0; a < terms.length; a++) {
            boolean row = a < feasible.length;
            terms[a] = terms(row ? feasible[a] : uniform[a - feasible.length]);
            weights[a] = EXAMPLES * (row ? 1 / neighbours[a] / rows : 1.0 / uniform.length);
        }
        double[] coefficients = new double[terms[0].length];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            newton(coefficients, terms, weights, feasible.length);
        }
        double[] scores = Arrays.stream(uniform)
                .mapToDouble(point -> product(coefficients, terms(point)))
                .sorted()
                .toArray();
        return new FeasibleRegion(coefficients, scores[(int) Math.round((1 - FEASIBLE) * scores.length)]);
    }

    private static double[] neighbours(double[][] points) {
        double[] counts = new double[points.length];
        for (int a = 0; a < points.length; a++) {
            for (double[] other : points) {
                double square = 0;
                for (int i = 0; i < other.length; i++) {
                    square += (points[a][i] - other[i]) * (points[a][i] - other[i]);
                }
                counts[a] += square < NEIGHBOUR * NEIGHBOUR ? 1 : 0;
            }
        }
        return counts;
    }

    private static void newton(double[] coefficients, double[][] terms, double[] weights, int positives) {
        int n = coefficients.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        for (int i = 0; i < n; i++) {
            hessian[i][i] = RIDGE;
            gradient[i] = -RIDGE * coefficients[i];
        }
        for (int a = 0; a < terms.length; a++) {
            double p = 1 / (1 + Math.exp(-product(coefficients, terms[a])));
            double residual = weights[a] * ((a < positives ? 1 : 0) - p);
            double curvature = weights[a] * p * (1 - p);
            for (int i = 0; i < n; i++) {
                gradient[i] += residual * terms[a][i];
                double scaled = curvature * terms[a][i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += scaled * terms[a][j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        double[] step = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
                .getSolver()
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
        for (int i = 0; i < n; i++) {
            coefficients[i] += step[i];
        }
    }

    /** 1, the inputs, and all their products. */
    private static double[] terms(double[] input) {
        int n = input.length;
        double[] terms = new double[1 + n + n * (n + 1) / 2];
        terms[0] = 1;
        int next = 1;
        for (double x : input) {
            terms[next++] = x;
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                terms[next++] = input[i] * input[j];
            }
        }
        return terms;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Distance to the edge in the score, no unit: at least 0 inside. */
    double margin(double[] input) {
        return product(coefficients, terms(input)) - threshold;
    }
}
