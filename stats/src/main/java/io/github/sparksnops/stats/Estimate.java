package io.github.sparksnops.stats;

import java.util.OptionalDouble;

/**
 * A statistic's mean over samplings.
 *
 * @param standardError standard deviation over the samplings over the root of their number; empty for a single sampling.
 *     Samplings share neurons, so it measures the sampling of neurons, not the network's run-to-run spread
 */
public record Estimate(double value, OptionalDouble standardError) {
    /** Mean and standard error of one value per sampling. */
    static Estimate of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        if (values.length < 2) {
            return new Estimate(mean, OptionalDouble.empty());
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double variance = squares / (values.length - 1);
        return new Estimate(mean, OptionalDouble.of(Math.sqrt(variance / values.length)));
    }
}
