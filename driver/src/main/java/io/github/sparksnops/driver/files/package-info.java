/**
 * Files wherever they are: paths as people write them, Parquet's view of a path, and what brings a file to the disk. Depends on
 * driver.hadoop and network.
 */
package io.github.sparksnops.driver.files;
