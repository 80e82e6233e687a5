/** JMH benchmarks of the inner loops; whole trials are measured by {@code snops bench}. Depends on network, stats, executor-cpu. */
package io.github.sparksnops.bench;
