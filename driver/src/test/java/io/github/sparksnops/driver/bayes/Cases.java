package io.github.sparksnops.driver.bayes;

import java.util.Arrays;
import java.util.Random;

/** Points, functions and matrices that the tests share, and the covariance once more, as its formula reads. */
final class Cases {
    private Cases() {}

    /** Uniform in the unit cube. */
    static Points uniform(int count, int dimensions, long seed) {
        Random random = new Random(seed);
        double[] values = new double[count * dimensions];
        Arrays.setAll(values, i -> random.nextDouble());
        return Points.from(values, dimensions);
    }

    static double[] normals(int count, long seed) {
        Random random = new Random(seed);
        double[] normals = new double[count];
        Arrays.setAll(normals, i -> random.nextGaussian());
        return normals;
    }

    /** A wavy function with noise of standard deviation 0.1; values of order 10. */
    static Observations wavy(int count, int dimensions, long seed) {
        Points points = uniform(count, dimensions, seed);
        double[] noise = normals(count, seed + 1);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 10;
            for (int d = 0; d < dimensions; d++) {
                sum += Math.sin((3 + d) * points.coordinate(i, d)) / (1 + d);
            }
            values[i] = sum + 0.1 * noise[i];
        }
        return Observations.of(points, values);
    }

    /** A function drawn from a process, observed with noise. */
    static Observations drawn(Points points, Hyperparameters hyperparameters, long seed) {
        int n = points.count();
        double[][] covariance = covariance(points, hyperparameters);
        CholeskyFactor factor = CholeskyFactor.of(
                new PlainAlgebra(), n, 1, matrix -> Arrays.setAll(matrix, i -> covariance[i / n][i % n]));
        double[] values = factor.times(normals(n, seed));
        double[] noise = normals(n, seed + 1);
        for (int i = 0; i < n; i++) {
            values[i] += hyperparameters.mean() + Math.sqrt(hyperparameters.noiseVariance()) * noise[i];
        }
        return Observations.of(points, values);
    }

    static double[][] covariance(Points points, Hyperparameters hyperparameters) {
        double[][] covariance = new double[points.count()][points.count()];
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < points.count(); j++) {
                covariance[i][j] = covariance(point(points, i), point(points, j), hyperparameters);
            }
        }
        return covariance;
    }

    static double covariance(double[] a, double[] b, Hyperparameters hyperparameters) {
        double square = 0;
        for (int d = 0; d < a.length; d++) {
            square += Math.pow((a[d] - b[d]) / hyperparameters.lengthScales()[d], 2);
        }
        double r = Math.sqrt(square);
        return hyperparameters.signalVariance() * (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r);
    }

    static double[] point(Points points, int number) {
        double[] point = new double[points.dimensions()];
        Arrays.setAll(point, d -> points.coordinate(number, d));
        return point;
    }

    /** B B^T + 1 with normal B: well conditioned. */
    static double[] positiveDefinite(int n) {
        double[] b = normals(n * n, n);
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[j * n + i] = (i == j ? 1 : 0) + PlainAlgebra.dot(b, i * n, b, j * n, n);
            }
        }
        return matrix;
    }

    /** Derivatives of a function by central differences. */
    static double[] differences(DifferentiableFunction function, double[] at, double step) {
        double[] differences = new double[at.length];
        double[] unused = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += step;
            below[i] -= step;
            differences[i] = (function.evaluate(above, unused) - function.evaluate(below, unused)) / (2 * step);
        }
        return differences;
    }
}
