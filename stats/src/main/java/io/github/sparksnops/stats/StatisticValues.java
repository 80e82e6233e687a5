package io.github.sparksnops.stats;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** The six statistics of one run as numbers, some of which may be missing. */
public final class StatisticValues {
    private final double[] scalars;
    private final double[] eigenspectrum;

    private StatisticValues(double[] scalars, double[] eigenspectrum) {
        this.scalars = scalars;
        this.eigenspectrum = eigenspectrum;
    }

    /**
     * Values in the order of {@link Statistic#SCALARS}.
     *
     * @param scalars NaN where missing
     * @param eigenspectrum descending, counts^2; empty where missing
     */
    public static StatisticValues of(double[] scalars, double[] eigenspectrum) {
        require(scalars.length == Statistic.SCALARS.size(), "%s scalar statistics", scalars.length);
        return new StatisticValues(scalars.clone(), eigenspectrum.clone());
    }

    /** A statistic other than the eigenspectrum; empty where missing. */
    public OptionalDouble scalar(Statistic statistic) {
        double value = scalars[statistic.ordinal()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Eigenvalues, counts^2; empty where missing. */
    public Optional<double[]> eigenspectrum() {
        return eigenspectrum.length == 0 ? Optional.empty() : Optional.of(eigenspectrum.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatisticValues that
                && Arrays.equals(scalars, that.scalars)
                && Arrays.equals(eigenspectrum, that.eigenspectrum);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scalars) + Arrays.hashCode(eigenspectrum);
    }

    @Override
    public String toString() {
        return Arrays.toString(scalars) + ", eigenspectrum " + Arrays.toString(eigenspectrum);
    }
}
