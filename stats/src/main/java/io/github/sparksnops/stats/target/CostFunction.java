package io.github.sparksnops.stats.target;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run costs against a target: the weighted mean over the statistics of how far the run's value s is from the target's
 * mean t (SNOPS, {@code src/cost_func.m}; Wu et al. 2024):
 *
 * <pre>
 *   cost = sum_k w_k d_k / sum_k w_k
 *   L2:  d_k = (s_k - t_k)^2 / v_k       eigenspectrum:  sum_j (s_j - t_j)^2 / v
 *   L1:  d_k = |s_k - t_k| / sqrt(v_k)   eigenspectrum:  sum_j |s_j - t_j| / sqrt(v)
 * </pre>
 *
 * <p>v is the target's variance: of the eigenspectrum one number for the sum over all its entries. Statistics of weight 0 do
 * not count, neither above nor below the fraction bar: a cost over two statistics has the same scale as one over six. (The
 * published code divides by six always.)
 */
public final class CostFunction implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int STATISTICS = Statistic.values().length;
    private static final int SPECTRUM = Statistic.EIGENSPECTRUM.ordinal();

    private final Metric metric;
    /** w_k / sum of w, in the order of {@link Statistic}. */
    private final double[] shares = new double[STATISTICS];
    /** NaN where the target has none; likewise the variances. */
    private final double[] means = new double[STATISTICS];

    private final double[] variances = new double[STATISTICS];
    /** Empty where the target has none. */
    private final double[] spectrum;

    private CostFunction(TargetStatistics target) {
        metric = target.metric();
        double sum = 0;
        for (Statistic statistic : Statistic.values()) {
            sum += target.weights().get(statistic);
        }
        for (Statistic statistic : Statistic.values()) {
            int k = statistic.ordinal();
            Optional<TargetStatistics.Scalar> scalar =
                    Optional.ofNullable(target.scalars().get(statistic));
            shares[k] = target.weights().get(statistic) / sum;
            means[k] = scalar.map(TargetStatistics.Scalar::mean).orElse(Double.NaN);
            variances[k] = scalar.map(TargetStatistics.Scalar::variance).orElse(Double.NaN);
        }
        Optional<TargetStatistics.Eigenspectrum> shared = target.eigenspectrum();
        variances[SPECTRUM] =
                shared.map(TargetStatistics.Eigenspectrum::variance).orElse(Double.NaN);
        spectrum = shared.map(
                        e -> e.mean().stream().mapToDouble(Double::doubleValue).toArray())
                .orElse(new double[0]);
    }

    public static CostFunction of(TargetStatistics target) {
        return new CostFunction(target);
    }

    /**
     * Cost of one run.
     *
     * @throws IllegalArgumentException where the run's eigenspectrum has another length than the target's
     */
    public Cost of(StatisticValues run) {
        double[] terms = new double[STATISTICS];
        double[] distances = new double[STATISTICS];
        List<Statistic> missing = new ArrayList<>(0);
        for (Statistic statistic : Statistic.values()) {
            int k = statistic.ordinal();
            double distance;
            if (k == SPECTRUM) {
                double[] found = run.eigenspectrum().orElse(new double[0]);
                distances[k] = spectrumDistance(found);
                distance = metric == Metric.L2 ? distances[k] * distances[k] : spectrumL1(found);
            } else {
                distances[k] = (run.scalar(statistic).orElse(Double.NaN) - means[k]) / Math.sqrt(variances[k]);
                distance = metric == Metric.L2 ? distances[k] * distances[k] : Math.abs(distances[k]);
            }
            if (shares[k] > 0) {
                terms[k] = shares[k] * distance;
                if (Double.isNaN(distance)) {
                    missing.add(statistic);
                }
            }
        }
        return new Cost(terms, distances, missing);
    }

    /** Euclidean distance over the standard deviation; NaN where a spectrum is missing. */
    private double spectrumDistance(double[] found) {
        if (!comparable(found)) {
            return Double.NaN;
        }
        double squares = 0;
        for (int j = 0; j < found.length; j++) {
            squares += (found[j] - spectrum[j]) * (found[j] - spectrum[j]);
        }
        return Math.sqrt(squares / variances[SPECTRUM]);
    }

    private double spectrumL1(double[] found) {
        if (!comparable(found)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < found.length; j++) {
            sum += Math.abs(found[j] - spectrum[j]);
        }
        return sum / Math.sqrt(variances[SPECTRUM]);
    }

    private boolean comparable(double[] found) {
        boolean both = found.length > 0 && spectrum.length > 0;
        require(
                !both || found.length == spectrum.length,
                "an eigenspectrum of %s entries against a target of %s",
                found.length,
                spectrum.length);
        return both;
    }
}
