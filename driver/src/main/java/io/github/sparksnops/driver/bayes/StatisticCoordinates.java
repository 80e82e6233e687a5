package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * Coordinates in which the statistics that a target weighs are modelled: asinh(s / w) of each scalar s, then the
 * {@link SpectrumComponents}. With w some standard deviations of the target, the scale is linear where a target hardly tells
 * values apart, and logarithmic far above, so that the large values of bursty networks do not drown all others.
 */
final class StatisticCoordinates {
    /** In w. Searches with 1 to 16 took the same number of rounds. */
    private static final double DEVIATIONS = 4;

    private final CostFunction cost;
    private final Statistic[] scalars;
    /** Shape {@code [scalar]}. */
    private final double[] widths;

    private final SpectrumComponents spectrum;

    private StatisticCoordinates(CostFunction cost, Statistic[] scalars, double[] widths, SpectrumComponents spectrum) {
        this.cost = cost;
        this.scalars = scalars;
        this.widths = widths;
        this.spectrum = spectrum;
    }

    /**
     * Coordinates for a target.
     *
     * @param rows whose spectra the components are of; at least one
     */
    static StatisticCoordinates of(TargetStatistics target, List<StatisticValues> rows) {
        Statistic[] scalars = target.used().stream()
                .filter(statistic -> statistic != Statistic.EIGENSPECTRUM)
                .toArray(Statistic[]::new);
        double[] widths = Arrays.stream(scalars)
                .mapToDouble(s -> DEVIATIONS * Math.sqrt(target.scalars().get(s).variance()))
                .toArray();
        SpectrumComponents spectrum = target.used().contains(Statistic.EIGENSPECTRUM)
                ? SpectrumComponents.of(rows, target.eigenspectrum().orElseThrow())
                : SpectrumComponents.none();
        return new StatisticCoordinates(CostFunction.of(target), scalars, widths, spectrum);
    }

    /** Coordinates of rows; shape {@code [coordinate][row]}. */
    double[][] of(List<StatisticValues> rows) {
        double[][] coordinates = new double[scalars.length + spectrum.count()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            StatisticValues values = rows.get(row);
            for (int k = 0; k < scalars.length; k++) {
                coordinates[k][row] = Hyperbolic.asinh(values.scalar(scalars[k]).orElseThrow() / widths[k]);
            }
            double[] components = spectrum.of(values);
            for (int k = 0; k < components.length; k++) {
                coordinates[scalars.length + k][row] = components[k];
            }
        }
        return coordinates;
    }

    /** Cost of the statistics at one place; shape {@code [coordinate]}. */
    double cost(double[] coordinates) {
        double[] values = new double[Statistic.SCALARS.size()];
        Arrays.fill(values, Double.NaN);
        for (int k = 0; k < scalars.length; k++) {
            values[scalars[k].ordinal()] = widths[k] * Hyperbolic.sinh(coordinates[k]);
        }
        return cost.of(StatisticValues.of(values, spectrum.spectrum(coordinates, scalars.length)))
                .value()
                .orElseThrow();
    }
}
