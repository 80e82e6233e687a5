/**
 * CPU simulators: {@code cpu-scalar} reads like the equations, {@code cpu} is vectorised; both give the same bits. Depends on
 * network.
 */
package io.github.sparksnops.executor.cpu;
