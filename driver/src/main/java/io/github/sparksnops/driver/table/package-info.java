/**
 * The table of trials: its columns, how a trial becomes a row, and its files. Without Spark, but with the Parquet that Spark
 * brings. Depends on driver.files, driver.trial, network and stats.
 */
package io.github.sparksnops.driver.table;
