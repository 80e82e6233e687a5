/**
 * A sweep on Spark: session, tasks, waves, and reading the table. Depends on Spark, driver.files, driver.hadoop, driver.study,
 * driver.sweep, driver.table and driver.trial.
 */
package io.github.sparksnops.driver.spark;
