/**
 * Recordings of neurons, from CSV, Parquet, MATLAB and NWB files to the counts that statistics are taken from. Depends on driver.files,
 * stats and network; Parquet as Spark brings it, MFL for MATLAB files up to v7, jHDF for v7.3 and NWB.
 */
package io.github.sparksnops.driver.recording;
