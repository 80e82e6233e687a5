/**
 * Configuration files: YAML in, a checked study out, or every problem with its line. Without Spark. Depends on
 * driver.files, driver.search, driver.trial, network and stats.
 */
package io.github.sparksnops.driver.config;
