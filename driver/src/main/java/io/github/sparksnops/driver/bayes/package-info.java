/**
 * Gaussian-process regression, and the published Bayesian optimisation that uses it: exact, deterministic, one thread. Without Spark.
 * Depends on network (checks) and search; commons-math3; Smile and OpenBLAS for linear algebra, with plain Java where their natives
 * cannot be loaded.
 */
package io.github.sparksnops.driver.bayes;
