package io.github.sparksnops.executor.gpu;

/**
 * What a compiled kernel takes.
 *
 * @param threads most of a block
 * @param registers of a thread
 * @param spilledBytes of a thread's registers that are in memory
 */
record KernelNeeds(int threads, int registers, int spilledBytes) {}
