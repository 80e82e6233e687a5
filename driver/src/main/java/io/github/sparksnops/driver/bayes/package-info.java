/**
 * Gaussian-process regression for Bayesian optimisation: exact, deterministic, one thread. Without Spark. Depends on network
 * (checks); Smile and OpenBLAS for linear algebra, with plain Java where their natives cannot be loaded.
 */
package io.github.sparksnops.driver.bayes;
