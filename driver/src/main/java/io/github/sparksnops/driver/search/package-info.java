/**
 * Search without Spark: spaces of parameters, and plans that fill them. Points of the unit cube stand for parameter values;
 * every point is a function of seed and index. Depends on network, and on commons-math3 for Sobol's direction numbers.
 */
package io.github.sparksnops.driver.search;
