/**
 * Stored rows against a target, without simulating: which studies fit the target, ranks of repeated parameter sets, and how
 * far the simulated rows reach. Without Spark. Depends on driver.study, driver.config, stats and network.
 */
package io.github.sparksnops.driver.score;
