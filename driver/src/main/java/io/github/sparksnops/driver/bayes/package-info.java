/**
 * Gaussian-process regression and the Bayesian optimisation that rests on it, in batches and as published: exact, deterministic, one
 * thread. Without Spark. Depends on search, stats and network; commons-math3; Smile and OpenBLAS for linear algebra, with plain Java where
 * their natives cannot be loaded.
 */
package io.github.sparksnops.driver.bayes;
