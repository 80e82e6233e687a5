package io.github.sparksnops.driver.report;

import io.github.sparksnops.driver.search.SobolPlan;
import java.util.function.Function;

/**
 * How much of a function's variance over the unit cube each coordinate is behind: Sobol's indices.
 *
 * <p>Source: Saltelli et al. 2010, <a href="https://doi.org/10.1016/j.cpc.2009.09.018">doi:10.1016/j.cpc.2009.09.018</a>, table 2: main
 * effects by the estimator (b) of that paper, total effects by Jansen's (f).
 *
 * @param main share that is explained by the coordinate alone; shape {@code [coordinate]}
 * @param total share that would remain if all others were known, interactions included; shape {@code [coordinate]}
 */
record VarianceShares(double[] main, double[] total) {
    /**
     * Estimates them.
     *
     * @param function values at points; called once with n (dimensions + 2) of them
     * @param n size of a sample: a power of two
     */
    static VarianceShares of(Function<double[][], double[]> function, int dimensions, int n, long seed) {
        double[][] points = new double[n * (dimensions + 2)][];
        SobolPlan plan = new SobolPlan(2 * dimensions, seed);
        for (int i = 0; i < n; i++) {
            double[] both = plan.point(i);
            double[] a = java.util.Arrays.copyOf(both, dimensions);
            double[] b = java.util.Arrays.copyOfRange(both, dimensions, 2 * dimensions);
            points[i] = a;
            points[n + i] = b;
            for (int d = 0; d < dimensions; d++) {
                double[] mixed = a.clone();
                mixed[d] = b[d];
                points[(2 + d) * n + i] = mixed;
            }
        }
        return of(function.apply(points), dimensions, n);
    }

    private static VarianceShares of(double[] values, int dimensions, int n) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < 2 * n; i++) {
            mean += values[i] / (2 * n);
        }
        for (int i = 0; i < 2 * n; i++) {
            squares += (values[i] - mean) * (values[i] - mean) / (2 * n);
        }
        double[] main = new double[dimensions];
        double[] total = new double[dimensions];
        for (int d = 0; d < dimensions && squares > 0; d++) {
            for (int i = 0; i < n; i++) {
                double a = values[i];
                double b = values[n + i];
                double mixed = values[(2 + d) * n + i];
                main[d] += b * (mixed - a) / n / squares;
                total[d] += (a - mixed) * (a - mixed) / (2.0 * n) / squares;
            }
            // Estimates of what is near 0 scatter around it.
            main[d] = Math.max(0, main[d]);
        }
        return new VarianceShares(main, total);
    }
}
