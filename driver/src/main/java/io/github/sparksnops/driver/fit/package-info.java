/**
 * A fit: rounds of proposals, run, read back, and proposed anew, until its budget is spent. Depends on config, recording (its CSV), run,
 * score, search, study and trial; does not know Spark.
 */
package io.github.sparksnops.driver.fit;
