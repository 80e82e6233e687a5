/**
 * Measures simulators, and compares their statistics with the published reference points; plain threads, no Spark. Depends
 * on driver.trial and network.
 */
package io.github.sparksnops.jobs.bench;
