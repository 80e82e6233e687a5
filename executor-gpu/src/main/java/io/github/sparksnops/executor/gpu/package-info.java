/** What this machine offers for CUDA, through the CUDA driver API. Depends on network and jcuda. */
package io.github.sparksnops.executor.gpu;
