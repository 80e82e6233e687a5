package io.github.sparksnops.executor.gpu;

/**
 * What a device allows.
 *
 * @param multiprocessors blocks that surely run side by side
 * @param sharedBytes most shared memory of a block
 * @param registers of a multiprocessor, 32 bits each
 */
record DeviceLimits(String name, int multiprocessors, int sharedBytes, int registers, long memoryBytes) {}
