/** Stands in for many GPUs, to measure what a driver does when a thousand of them ask it for work. Depends on network only. */
package io.github.sparksnops.bench.cluster;
