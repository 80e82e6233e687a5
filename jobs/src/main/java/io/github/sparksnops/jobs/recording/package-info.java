/** Writes spike times and voltages to files, CSV or Parquet, row by row. Depends on network; Parquet as Spark brings it. */
package io.github.sparksnops.jobs.recording;
