/**
 * What the notebooks' cells call: a Spark session, tables and charts in the page, checks; and the start of their kernel. Depends on
 * Spark, XChart and the Jupyter kernel; knows the results tables and nothing else of spark-snops.
 */
package io.github.sparksnops.notebooks;
