package io.github.sparksnops.driver.score;

import java.util.OptionalDouble;

/**
 * How far a target is from what was simulated, in one unit.
 *
 * @param target distance of the target to its nearest row
 * @param median of rows to their nearest ones of other parameters; empty where all rows have the same parameters
 * @param percentile percent of rows that are closer to their nearest one than the target is; empty likewise
 */
public record NeighbourDistances(double target, OptionalDouble median, OptionalDouble percentile) {}
