/**
 * Counts in, numbers out: rate, Fano factor and count correlation of sampled neurons. Depends on network (counts, random
 * draws).
 */
package io.github.sparksnops.stats;
