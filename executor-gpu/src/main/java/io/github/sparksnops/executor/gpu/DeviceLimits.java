package io.github.sparksnops.executor.gpu;

/**
 * What a device allows.
 *
 * @param multiprocessors blocks that surely run side by side
 * @param threads most of a block
 * @param registers that a block's threads have together
 * @param sharedBytes most shared memory of a block
 */
record DeviceLimits(int multiprocessors, int threads, int registers, int sharedBytes) {}
