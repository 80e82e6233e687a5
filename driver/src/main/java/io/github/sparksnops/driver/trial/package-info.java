/**
 * One trial: its identity and seed, its evaluation on an open simulator, its result. Without Spark. Depends on network and
 * stats.
 */
package io.github.sparksnops.driver.trial;
