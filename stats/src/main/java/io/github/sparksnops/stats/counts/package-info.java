/** Spike counts as statistics take them: observed windows, sampled neurons, exact moments. Depends on network. */
package io.github.sparksnops.stats.counts;
