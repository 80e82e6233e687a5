package io.github.sparksnops.bench.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How evaluations of one parameter set differ. The variance of each statistic is that of repeated parameter sets with similar
 * statistics: it grows with the statistic itself, and with how bursty and correlated the activity is. What is drawn is the
 * whole deviation of a repeat that was measured, in standard deviations, so that statistics deviate together as they do.
 */
final class RunToRunNoise {
    private static final int FEWEST_REPEATS = 2;
    /** Statistics that decide how similar two sets are: all but the eigenspectrum. */
    private static final int SCALARS = StatisticScale.EIGENVALUE.ordinal();
    /**
     * Width of similar, in standard deviations of all rows. With it the rate's standard deviation at the published code's
     * reference points R1, R3, R4 and R5 comes out within 30 %, at R2 at half.
     */
    private static final double WIDTH = 0.3;
    /** A set that changes between two states deviates much more; such jumps are cut off here (standard deviations). */
    private static final double LARGEST = 4;
    /** Least standard deviation on the scales, where a statistic is 0 in all repeats. */
    private static final double LEAST = 1e-4;

    /** Mean statistics of the repeated sets over {@link #WIDTH}; shape {@code [set][scalar]}. */
    private final double[][] places;
    /** On the scales; shape {@code [set][statistic]}. */
    private final double[][] variances;
    /** Repeats less 1; shape {@code [set]}. */
    private final double[] freedoms;
    /** Of the scalars over all rows, times the width; shape {@code [scalar]}. */
    private final double[] widths;
    /** In standard deviations; shape {@code [repeat][statistic]}. */
    private final double[][] residuals;

    RunToRunNoise(List<EvaluatedPoint> points) {
        double[] spread = Rows.of(points).deviations();
        widths = IntStream.range(0, SCALARS).mapToDouble(j -> WIDTH * spread[j]).toArray();
        List<double[][]> sets = points.stream()
                .filter(p -> p.runs().length >= FEWEST_REPEATS)
                .map(p -> Arrays.stream(p.runs()).map(StatisticScale::scaled).toArray(double[][]::new))
                .toList();
        places = new double[sets.size()][];
        variances = new double[sets.size()][StatisticScale.COUNT];
        freedoms = new double[sets.size()];
        double[][] means = new double[sets.size()][StatisticScale.COUNT];
        for (int s = 0; s < places.length; s++) {
            double[][] set = sets.get(s);
            freedoms[s] = set.length - 1;
            for (int j = 0; j < StatisticScale.COUNT; j++) {
                int column = j;
                double mean = Arrays.stream(set)
                        .mapToDouble(run -> run[column])
                        .average()
                        .orElseThrow();
                means[s][j] = mean;
                variances[s][j] = Arrays.stream(set)
                                .mapToDouble(run -> Math.pow(run[column] - mean, 2))
                                .sum()
                        / freedoms[s];
            }
            places[s] = place(means[s]);
        }
        residuals = residuals(sets, means);
    }

    private double[] place(double[] statistics) {
        return IntStream.range(0, SCALARS)
                .mapToDouble(j -> statistics[j] / widths[j])
                .toArray();
    }

    private double[][] residuals(List<double[][]> sets, double[][] means) {
        List<double[]> all = new ArrayList<>();
        for (int s = 0; s < means.length; s++) {
            double[] mean = means[s];
            double[] deviations = deviations(mean);
            double unbiased = Math.sqrt((freedoms[s] + 1) / freedoms[s]);
            for (double[] run : sets.get(s)) {
                all.add(IntStream.range(0, run.length)
                        .mapToDouble(j -> unbiased * (run[j] - mean[j]) / deviations[j])
                        .map(residual -> Math.max(-LARGEST, Math.min(LARGEST, residual)))
                        .toArray());
            }
        }
        return all.toArray(double[][]::new);
    }

    /**
     * Standard deviation of one evaluation on the scales; shape {@code [statistic]}.
     *
     * @param statistics without noise, on their scales; the scalars at least
     */
    double[] deviations(double[] statistics) {
        double[] place = place(statistics);
        double[] squares = new double[places.length];
        double nearest = Double.MAX_VALUE;
        for (int s = 0; s < places.length; s++) {
            for (int j = 0; j < SCALARS; j++) {
                squares[s] += (place[j] - places[s][j]) * (place[j] - places[s][j]);
            }
            nearest = Math.min(nearest, squares[s]);
        }
        double[] deviations = new double[StatisticScale.COUNT];
        double total = 0;
        for (int s = 0; s < places.length; s++) {
            // Relative to the nearest set, which decides alone where all are far.
            double weight = freedoms[s] * Math.exp((nearest - squares[s]) / 2);
            total += weight;
            for (int j = 0; j < deviations.length; j++) {
                deviations[j] += weight * variances[s][j];
            }
        }
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = Math.max(LEAST, Math.sqrt(deviations[j] / total));
        }
        return deviations;
    }

    /** Number of deviations to draw from. */
    int residuals() {
        return residuals.length;
    }

    /** One evaluation, on the scales, of what would be these statistics without noise; shape {@code [statistic]}. */
    double[] noisy(double[] statistics, int residual) {
        double[] deviations = deviations(statistics);
        double[] noisy = statistics.clone();
        for (int j = 0; j < noisy.length; j++) {
            noisy[j] += deviations[j] * residuals[residual][j];
        }
        return noisy;
    }
}
