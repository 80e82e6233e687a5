/**
 * Whether a study is what it should be: each file as it was written, each trial there once, and each row that of its parameters. Without
 * Spark. Depends on config, fit, study, sweep, table, trial and stats.
 */
package io.github.sparksnops.driver.verify;
