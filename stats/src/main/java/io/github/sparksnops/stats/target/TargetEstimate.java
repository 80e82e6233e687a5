package io.github.sparksnops.stats.target;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Statistics of recordings and how much they vary from repeat to repeat.
 *
 * @param mean what a network should have
 * @param variances of a single repeat, of each statistic that has a value; that of the eigenspectrum is the mean squared
 *     Euclidean distance of a repeat's spectrum to the mean one, counts^4
 * @param spread what the repeats are
 * @param repeats number of them
 */
public record TargetEstimate(StatisticValues mean, Map<Statistic, Double> variances, Spread spread, int repeats) {
    /** A variance below this share of the model's own is rounding: the statistic is the same in all repeats. */
    private static final double ROUNDING = 1e-9;

    /** What repeats are. */
    public enum Spread {
        /** Recordings. */
        SESSIONS,
        /** Windows and neurons of one recording, drawn again. */
        BOOTSTRAP
    }

    public TargetEstimate {
        variances = Collections.unmodifiableMap(new EnumMap<>(variances));
    }

    /** Statistics of one session, by the code that a trial's go through. */
    public static PopulationStatistics session(
            ObservedCounts counts, StatisticsSettings settings, int session, long seed) {
        return PopulationStatistics.of(counts, settings, OptionalDouble.empty(), RepeatSeeds.ofSession(seed, session));
    }

    /** Mean and variance over sessions. */
    public static TargetEstimate ofSessions(List<StatisticValues> sessions) {
        return of(mean(sessions), sessions, Spread.SESSIONS);
    }

    /** The recording's own statistics with the variance of its bootstrap replicates. */
    public static TargetEstimate ofBootstrap(StatisticValues recording, List<StatisticValues> replicates) {
        return of(recording, replicates, Spread.BOOTSTRAP);
    }

    private static TargetEstimate of(StatisticValues mean, List<StatisticValues> repeats, Spread spread) {
        require(repeats.size() >= 2, "%s repeats: a variance needs at least 2", repeats.size());
        Map<Statistic, Double> variances = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.SCALARS) {
            if (mean.scalar(statistic).isPresent()) {
                variances.put(statistic, variance(values(repeats, statistic)));
            }
        }
        if (mean.eigenspectrum().isPresent()) {
            variances.put(Statistic.EIGENSPECTRUM, meanSquaredDistance(repeats));
        }
        return new TargetEstimate(mean, variances, spread, repeats.size());
    }

    private static StatisticValues mean(List<StatisticValues> sessions) {
        double[] scalars = new double[Statistic.SCALARS.size()];
        for (Statistic statistic : Statistic.SCALARS) {
            scalars[statistic.ordinal()] = mean(values(sessions, statistic));
        }
        return StatisticValues.of(scalars, meanSpectrum(sessions));
    }

    private static double[] values(List<StatisticValues> repeats, Statistic statistic) {
        return repeats.stream()
                .mapToDouble(repeat -> repeat.scalar(statistic).orElse(Double.NaN))
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Unbiased (n - 1). */
    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    private static double[] meanSpectrum(List<StatisticValues> repeats) {
        double[] mean = new double[0];
        for (StatisticValues repeat : repeats) {
            double[] spectrum = repeat.eigenspectrum().orElse(new double[0]);
            mean = mean.length == 0 ? new double[spectrum.length] : mean;
            for (int i = 0; i < mean.length; i++) {
                mean[i] += spectrum[i] / repeats.size();
            }
        }
        return mean;
    }

    private static double meanSquaredDistance(List<StatisticValues> repeats) {
        double[] mean = meanSpectrum(repeats);
        double squares = 0;
        for (StatisticValues repeat : repeats) {
            double[] spectrum = repeat.eigenspectrum().orElseThrow();
            for (int i = 0; i < mean.length; i++) {
                squares += (spectrum[i] - mean[i]) * (spectrum[i] - mean[i]);
            }
        }
        return squares / repeats.size();
    }

    /** Standard error of a statistic's mean; empty where it has no value. A bootstrap replicate stands for a whole recording. */
    public OptionalDouble standardError(Statistic statistic) {
        Double variance = variances.get(statistic);
        if (variance == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.sqrt(spread == Spread.SESSIONS ? variance / repeats : variance));
    }

    /** Whether repeats differ in a statistic; one that is the same in all of them has no usable variance. */
    public boolean varies(Statistic statistic) {
        return variances.getOrDefault(statistic, 0.0) > ROUNDING * RunToRunSpread.variance(statistic);
    }

    /** How well the variances are known: their standard error over themselves, for normal repeats. */
    public double varianceError() {
        return Math.sqrt(2.0 / (repeats - 1));
    }
}
