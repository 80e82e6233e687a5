package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.Cost;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A row close to a target.
 *
 * @param cost L2
 * @param z distance to the target in its standard deviations, in the order of {@link Statistic}; NaN where it has none
 */
public record NearRun(String trialId, String study, double cost, double[] z) implements Serializable {
    /** By cost; equal costs by trial, so that the order is the same however rows lie. */
    static final Comparator<NearRun> ORDER = Comparator.comparingDouble(NearRun::cost)
            .thenComparing(NearRun::trialId)
            .thenComparing(NearRun::study);

    public NearRun {
        z = z.clone();
    }

    static NearRun of(StoredRun run, Cost cost) {
        double[] z = new double[Statistic.values().length];
        for (Statistic statistic : Statistic.values()) {
            z[statistic.ordinal()] = cost.z(statistic).orElse(Double.NaN);
        }
        return new NearRun(run.trialId(), run.study(), cost.value().orElseThrow(), z);
    }

    @Override
    public double[] z() {
        return z.clone();
    }

    /** Distance of one statistic in standard deviations of the target; empty where it has none. */
    public OptionalDouble z(Statistic statistic) {
        double value = z[statistic.ordinal()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Root of the mean squared z. */
    public double distance() {
        return Math.sqrt(cost);
    }

    /** Of these statistics the one that is missed most. */
    Statistic worst(List<Statistic> used) {
        return used.stream()
                .max(Comparator.comparingDouble(s -> Math.abs(z[s.ordinal()])))
                .orElseThrow();
    }
}
