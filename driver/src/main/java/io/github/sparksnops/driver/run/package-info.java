/**
 * Running trials and writing their rows, on whatever machine and under whatever engine: what Spark's tasks do, and what a node without
 * Spark does by itself. Depends on files, trial, table and sweep; does not know Spark.
 */
package io.github.sparksnops.driver.run;
