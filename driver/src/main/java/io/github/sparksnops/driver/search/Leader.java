package io.github.sparksnops.driver.search;

/**
 * The parameter set that a search would name if it ended now.
 *
 * @param cost its expected cost
 * @param standardError of that; NaN where nothing is known of it
 */
public record Leader(TriedPoint point, double cost, double standardError) {}
