package io.github.sparksnops.stats.target;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Runs as points whose squared Euclidean distance is the L2 cost ({@link CostFunction}) of one run with the other one's
 * statistics for a target: for distances between very many pairs. A coordinate is the statistic times sqrt(w_k / (sum of w
 * times v_k)); the eigenspectrum has one per entry. Statistics of weight 0 have none.
 */
public final class CostSpace implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Statistic[] used;
    /** One per used statistic. */
    private final double[] scales;

    private final int dimensions;
    private final double[] target;

    private CostSpace(TargetStatistics target) {
        List<Statistic> statistics = target.used();
        used = statistics.toArray(Statistic[]::new);
        double sum = statistics.stream().mapToDouble(target.weights()::get).reduce(0, Double::sum);
        scales = statistics.stream()
                .mapToDouble(s -> Math.sqrt(target.weights().get(s) / sum / variance(target, s)))
                .toArray();
        dimensions = statistics.contains(Statistic.EIGENSPECTRUM)
                ? statistics.size() - 1 + target.neurons()
                : statistics.size();
        double[] scalars = Statistic.SCALARS.stream()
                .mapToDouble(s -> target.scalars().containsKey(s)
                        ? target.scalars().get(s).mean()
                        : Double.NaN)
                .toArray();
        double[] spectrum = target.eigenspectrum()
                .map(e -> e.mean().stream().mapToDouble(Double::doubleValue).toArray())
                .orElse(new double[0]);
        this.target = point(StatisticValues.of(scalars, spectrum)).orElseThrow();
    }

    /** Space with the target's weights and variances. */
    public static CostSpace of(TargetStatistics target) {
        return new CostSpace(target);
    }

    private static double variance(TargetStatistics target, Statistic statistic) {
        return statistic == Statistic.EIGENSPECTRUM
                ? target.eigenspectrum().orElseThrow().variance()
                : target.scalars().get(statistic).variance();
    }

    /** Point of the target itself. */
    public double[] target() {
        return target.clone();
    }

    /** Point of a run; empty where it lacks a statistic that has a weight. */
    public Optional<double[]> point(StatisticValues run) {
        double[] point = new double[dimensions];
        int at = 0;
        for (int k = 0; k < used.length; k++) {
            double[] values = used[k] == Statistic.EIGENSPECTRUM
                    ? run.eigenspectrum().orElse(new double[0])
                    : run.scalar(used[k]).stream().toArray();
            if (values.length == 0) {
                return Optional.empty();
            }
            require(at + values.length <= dimensions, "an eigenspectrum of %s entries", values.length);
            for (double value : values) {
                point[at++] = scales[k] * value;
            }
        }
        require(at == dimensions, "%s of %s coordinates", at, dimensions);
        return Optional.of(point);
    }

    /** Squared distance of two points, or some number of at least {@code bound} where it is not below that. */
    public static double squaredDistance(double[] a, double[] b, double bound) {
        double sum = 0;
        for (int i = 0; i < a.length && sum < bound; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
