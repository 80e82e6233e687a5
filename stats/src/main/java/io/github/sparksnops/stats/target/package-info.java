/** What a network should match: target statistics, and the cost of missing them. Depends on stats. */
package io.github.sparksnops.stats.target;
