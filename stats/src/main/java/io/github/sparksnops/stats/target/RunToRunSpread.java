package io.github.sparksnops.stats.target;

import io.github.sparksnops.stats.Statistic;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much the statistics of the spatial network vary between runs of 140.5 s (699 count windows, 10 samplings of 50 neurons) that
 * differ in their seed alone. It is typical, not that of any one network: a cost cannot fall much below it, whatever is fitted.
 */
public final class RunToRunSpread {
    /*
     * The standard deviations are those of repeated evaluations by the published code. The spectrum's is the median over the 50
     * repeated parameter sets whose statistics are like those of the published targets (rate 2 to 10 Hz, Fano factor 0.8 to 1.6,
     * |correlation| below 0.01); for these sets the medians of the others are 0.106, 0.0062, 0.00046, 0.0071 and 0.33. It grows with
     * the spectrum: the distance is about 9 % of the spectrum's length.
     */
    private static final double RATE_SD_HZ = 0.096;
    private static final double FANO_FACTOR_SD = 0.0057;
    private static final double COUNT_CORRELATION_SD = 0.00044;
    private static final double SHARED_VARIANCE_SD = 0.0065;
    private static final double SHARED_DIMENSIONALITY_SD = 0.29;
    /** Mean squared Euclidean distance of a spectrum to the mean one, counts^4. */
    private static final double EIGENSPECTRUM_VARIANCE = 0.078;

    private static final double FAR_BELOW = 4;

    private RunToRunSpread() {}

    /** Variance of one run; of the eigenspectrum the mean squared distance, counts^4. */
    public static double variance(Statistic statistic) {
        return switch (statistic) {
            case RATE_HZ -> square(RATE_SD_HZ);
            case FANO_FACTOR -> square(FANO_FACTOR_SD);
            case COUNT_CORRELATION -> square(COUNT_CORRELATION_SD);
            case SHARED_VARIANCE -> square(SHARED_VARIANCE_SD);
            case SHARED_DIMENSIONALITY -> square(SHARED_DIMENSIONALITY_SD);
            case EIGENSPECTRUM -> EIGENSPECTRUM_VARIANCE;
        };
    }

    /** Whether a target's variance is far below the model's own: a perfect network misses such a target by 2 SD and more. */
    public static boolean isFarBelow(double variance, Statistic statistic) {
        return variance * FAR_BELOW < variance(statistic);
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * Share of each statistic in the cost of a network that is right on average: its weight times the model's variance over the
     * target's, as a fraction of their sum.
     *
     * @param weights of all statistics
     * @param variances of the statistics that have a value, all positive
     */
    public static Map<Statistic, Double> costShares(Map<Statistic, Double> weights, Map<Statistic, Double> variances) {
        Map<Statistic, Double> shares = new EnumMap<>(Statistic.class);
        double sum = 0;
        for (Map.Entry<Statistic, Double> entry : variances.entrySet()) {
            double share = weights.get(entry.getKey()) * variance(entry.getKey()) / entry.getValue();
            shares.put(entry.getKey(), share);
            sum += share;
        }
        double total = sum;
        shares.replaceAll((statistic, share) -> share / total);
        return shares;
    }
}
