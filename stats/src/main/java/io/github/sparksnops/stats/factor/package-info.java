/**
 * Factor analysis of spike counts: shared variance, its dimensionality and eigenspectrum. Depends on counts and on network
 * (random draws).
 */
package io.github.sparksnops.stats.factor;
