/** Checks and measures a GPU on a machine with an NVIDIA driver and no Java: what {@code bin/gpu-bundle} packs. Depends on network and stats. */
package io.github.sparksnops.bench.gpu;
