package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Eigenspectra as a few numbers that tell nearly all of them: the leading principal components of asinh(eigenvalue / w), with
 * w the target's standard deviation. Eigenvalues after the tenth, which hardly count, are taken to be the target's.
 */
final class SpectrumComponents {
    private static final int EIGENVALUES = 10;

    /** Of the components. With 2, the last rounds of a search were slower; 6 take longer and gained nothing. */
    private static final int MOST = 4;

    private final double[] target;
    private final double width;
    private final double[] means;
    /** Orthonormal; shape {@code [component][eigenvalue]}. */
    private final double[][] components;

    private SpectrumComponents(double[] target, double width, double[] means, double[][] components) {
        this.target = target;
        this.width = width;
        this.means = means;
        this.components = components;
    }

    /** No components, for targets that do not weigh the spectrum. */
    static SpectrumComponents none() {
        return new SpectrumComponents(new double[0], 1, new double[0], new double[0][]);
    }

    /** The components of rows, at least one. */
    static SpectrumComponents of(List<StatisticValues> rows, Eigenspectrum target) {
        double width = Math.sqrt(target.variance());
        double[][] scaled = rows.stream().map(row -> leading(row, width)).toArray(double[][]::new);
        double[] means = means(scaled);
        EigenDecomposition decomposition =
                new EigenDecomposition(new Array2DRowRealMatrix(scatter(scaled, means), false));
        double[][] components = new double[Math.min(MOST, means.length)][];
        Arrays.setAll(components, k -> decomposition.getEigenvector(k).toArray());
        double[] spectrum =
                target.mean().stream().mapToDouble(Double::doubleValue).toArray();
        return new SpectrumComponents(spectrum, width, means, components);
    }

    private static double[] leading(StatisticValues row, double width) {
        return Arrays.stream(row.eigenspectrum().orElseThrow())
                .limit(EIGENVALUES)
                .map(value -> Hyperbolic.asinh(value / width))
                .toArray();
    }

    private static double[] means(double[][] rows) {
        double[] means = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < means.length; j++) {
                means[j] += row[j] / rows.length;
            }
        }
        return means;
    }

    private static double[][] scatter(double[][] rows, double[] means) {
        double[][] scatter = new double[means.length][means.length];
        for (double[] row : rows) {
            for (int j = 0; j < means.length; j++) {
                for (int k = 0; k < means.length; k++) {
                    scatter[j][k] += (row[j] - means[j]) * (row[k] - means[k]);
                }
            }
        }
        return scatter;
    }

    int count() {
        return components.length;
    }

    /** Components of a row's spectrum; shape {@code [component]}. */
    double[] of(StatisticValues row) {
        double[] values = new double[components.length];
        if (values.length > 0) {
            double[] scaled = leading(row, width);
            for (int k = 0; k < values.length; k++) {
                for (int j = 0; j < scaled.length; j++) {
                    values[k] += components[k][j] * (scaled[j] - means[j]);
                }
            }
        }
        return values;
    }

    /** The spectrum with the components that stand in an array from a place on; empty without components. */
    double[] spectrum(double[] values, int from) {
        double[] scaled = means.clone();
        for (int k = 0; k < components.length; k++) {
            for (int j = 0; j < scaled.length; j++) {
                scaled[j] += components[k][j] * values[from + k];
            }
        }
        double[] spectrum = target.clone();
        for (int j = 0; j < scaled.length; j++) {
            spectrum[j] = width * Hyperbolic.sinh(Math.max(0, scaled[j]));
        }
        return spectrum;
    }
}
