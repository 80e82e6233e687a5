/**
 * Search without Spark: spaces of parameters, plans that fill them, and strategies that need no model. Points of the unit cube
 * stand for parameter values; every planned point is a function of seed and index. Depends on network and stats, and on
 * commons-math3 for Sobol's direction numbers and eigenvectors.
 */
package io.github.sparksnops.driver.search;
