/**
 * What a sweep consists of: grid, plan, waves, estimates, progress. Without Spark. Depends on driver.trial, driver.config and
 * network.
 */
package io.github.sparksnops.driver.sweep;
