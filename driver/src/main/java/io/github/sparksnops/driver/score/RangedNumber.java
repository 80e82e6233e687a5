package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number whose range is looked at: a statistic, or one of two that stand for the eigenspectrum, the largest eigenvalue and
 * the sum of all.
 *
 * @param name as in tables; {@code eigenvalue_1} and {@code eigenvalue_sum} for the eigenspectrum
 */
record RangedNumber(String name, Statistic statistic) implements Serializable {
    static final String LARGEST = "eigenvalue_1";
    static final String SUM = "eigenvalue_sum";

    /** Numbers of all statistics that have a weight. */
    static List<RangedNumber> of(TargetStatistics target) {
        List<RangedNumber> numbers = new ArrayList<>();
        for (Statistic statistic : target.used()) {
            if (statistic == Statistic.EIGENSPECTRUM) {
                numbers.add(new RangedNumber(LARGEST, statistic));
                numbers.add(new RangedNumber(SUM, statistic));
            } else {
                numbers.add(new RangedNumber(statistic.key(), statistic));
            }
        }
        return numbers;
    }

    /** Value in a row that has the statistic. */
    double value(StatisticValues values) {
        return statistic == Statistic.EIGENSPECTRUM
                ? value(values.eigenspectrum().orElseThrow())
                : values.scalar(statistic).orElseThrow();
    }

    /** Value of a target that has the statistic. */
    double value(TargetStatistics target) {
        return statistic == Statistic.EIGENSPECTRUM
                ? value(target.eigenspectrum().orElseThrow().mean().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                : target.scalars().get(statistic).mean();
    }

    private double value(double[] eigenvalues) {
        return name.equals(LARGEST)
                ? eigenvalues[0]
                : Arrays.stream(eigenvalues).sum();
    }
}
