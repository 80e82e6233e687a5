package io.github.sparksnops.driver.search;

/**
 * A parameter set to be evaluated next.
 *
 * @param point in the unit cube; shape {@code [parameter]}, shared, not copied
 * @param repeat number of its repeat: 0 for one that was never evaluated
 * @param origin what proposed it, a few letters for tables: sobol, trust region, replicate
 */
public record Proposal(double[] point, int repeat, String origin) {}
