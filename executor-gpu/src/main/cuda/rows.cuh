// How networks with state in registers lie in a block: shared by the kernels that wire them and those that simulate them. Neuron i of a
// population is in slot first_slot + i / threads of thread i % threads (BlockShape.java).
#pragma once

#include "network.cuh"

// Three classes, as the published networks have: stimulus, excitatory, inhibitory.
static const int CLASSES = 3;

// Bytes that a thread's part of a row takes: a whole number of the loads that read it.
static __device__ inline int row_part(int slots) {
    return slots <= 4 ? 4 : slots <= 8 ? 8 : (slots + 15) / 16 * 16;
}
