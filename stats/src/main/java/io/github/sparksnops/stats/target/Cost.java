package io.github.sparksnops.stats.target;

import io.github.sparksnops.stats.Statistic;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far one run is from a target: the number to minimise, its parts, and the distance of each statistic. There is no cost
 * where the run lacks a statistic that the target weighs.
 */
public final class Cost {
    private final double[] terms;
    private final double[] distances;
    private final List<Statistic> missing;

    /**
     * Parts of a cost, in the order of {@link Statistic}; not copied.
     *
     * @param terms weighted parts; 0 where the weight is 0
     * @param distances z; NaN where the run or the target lacks the statistic
     * @param missing statistics with a weight that the run lacks
     */
    Cost(double[] terms, double[] distances, List<Statistic> missing) {
        this.terms = terms;
        this.distances = distances;
        this.missing = List.copyOf(missing);
    }

    /** The cost, at least 0, no unit; empty where a statistic is missing. */
    public OptionalDouble value() {
        if (!missing.isEmpty()) {
            return OptionalDouble.empty();
        }
        double cost = 0;
        for (double term : terms) {
            cost += term;
        }
        return OptionalDouble.of(cost);
    }

    /** Natural logarithm of the cost; empty where there is no cost, or where it is 0. */
    public OptionalDouble log() {
        OptionalDouble cost = value();
        return cost.orElse(0) > 0 ? OptionalDouble.of(StrictMath.log(cost.getAsDouble())) : OptionalDouble.empty();
    }

    /** A statistic's part of the cost, w d / sum of w: the parts add up to the cost. Empty where there is no cost. */
    public OptionalDouble term(Statistic statistic) {
        return missing.isEmpty() ? OptionalDouble.of(terms[statistic.ordinal()]) : OptionalDouble.empty();
    }

    /**
     * Distance to the target in standard deviations of the target, with its sign: (s - t) / sqrt(v). For the eigenspectrum the
     * Euclidean distance over sqrt(v), never negative. It needs no weight; empty where the run or the target lacks the
     * statistic.
     */
    public OptionalDouble z(Statistic statistic) {
        double z = distances[statistic.ordinal()];
        return Double.isNaN(z) ? OptionalDouble.empty() : OptionalDouble.of(z);
    }

    /** Statistics with a weight that the run lacks, in the order of the tables. */
    public List<Statistic> missing() {
        return missing;
    }
}
