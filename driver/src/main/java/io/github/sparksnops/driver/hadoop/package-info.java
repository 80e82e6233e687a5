/**
 * The file systems that Hadoop knows ({@code hdfs:}, {@code s3a:} and others) as paths of java.nio, so that all other code reads and
 * writes by {@link java.nio.file.Files} wherever a study is. The only package that sees Hadoop. Depends on network.
 */
package io.github.sparksnops.driver.hadoop;
