/**
 * A study's directory: lock, configuration, manifests, events, views; what makes a sweep survive {@code kill -9}. Without
 * Spark. Depends on driver.files, driver.sweep, driver.config, driver.table and network.
 */
package io.github.sparksnops.driver.study;
