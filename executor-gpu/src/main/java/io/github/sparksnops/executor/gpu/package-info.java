/**
 * The CUDA simulator: networks side by side on a GPU, a block of threads each, bit for bit what the CPU gives. Host side in Java through
 * the CUDA driver API; kernels in {@code src/main/cuda}. Depends on network and jcuda.
 */
package io.github.sparksnops.executor.gpu;
