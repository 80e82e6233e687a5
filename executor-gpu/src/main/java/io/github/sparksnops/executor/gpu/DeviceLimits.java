package io.github.sparksnops.executor.gpu;

/**
 * What a device allows.
 *
 * @param multiprocessors blocks that surely run side by side
 * @param sharedBytes most shared memory of a block
 */
record DeviceLimits(int multiprocessors, int sharedBytes) {}
