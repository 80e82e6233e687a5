package io.github.sparksnops.driver.score;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Cost of a parameter set over its repeats. A single trial's cost scatters by tens of percent, so the lowest of many single
 * costs is low by luck; a mean with its standard error tells.
 *
 * @param mean no unit
 * @param standardError standard deviation over the root of the number of repeats; empty for a single one
 * @param least lowest single cost
 * @param repeats number of costs
 */
public record RepeatedCost(double mean, OptionalDouble standardError, double least, int repeats) {
    /** Summary of single costs; their order does not matter, to the last digit. */
    public static RepeatedCost of(double[] costs) {
        require(costs.length > 0, "no costs");
        double[] sorted = costs.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double cost : sorted) {
            sum += cost;
        }
        double mean = sum / sorted.length;
        if (sorted.length == 1) {
            return new RepeatedCost(mean, OptionalDouble.empty(), sorted[0], 1);
        }
        double squares = 0;
        for (double cost : sorted) {
            squares += (cost - mean) * (cost - mean);
        }
        double variance = squares / (sorted.length - 1);
        return new RepeatedCost(mean, OptionalDouble.of(Math.sqrt(variance / sorted.length)), sorted[0], sorted.length);
    }
}
