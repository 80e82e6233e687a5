/** SQL over the table of trials, as text: views and queries, for Spark and for DuckDB. Depends on stats. */
package io.github.sparksnops.driver.sql;
