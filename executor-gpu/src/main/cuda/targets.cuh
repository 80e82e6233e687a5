// Draws one synapse's target (TargetRule): uniform, or wrapped Gaussian on a grid.
#pragma once

#include "network.cuh"

// Targets of synapses 2k and 2k + 1 (grid) of a source: two words each, x then y.
static __device__ inline int grid_target(
        const Projection& p, int source, unsigned word_x, unsigned word_y) {
    int x = source / p.source_side;
    int y = source - x * p.source_side;
    int table_x = p.table[x];
    int table_y = p.table[y];
    int to_x = p.base[x] + thresholds_up_to(p.thresholds[table_x], p.threshold_counts[table_x], word_x);
    int to_y = p.base[y] + thresholds_up_to(p.thresholds[table_y], p.threshold_counts[table_y], word_y);
    to_x = to_x >= p.target_side ? to_x - p.target_side : to_x;
    to_y = to_y >= p.target_side ? to_y - p.target_side : to_y;
    return to_x * p.target_side + to_y;
}

// Synapses that one block of random words gives: four uniform targets, or two on a grid.
static __device__ inline int synapses_per_block(const Projection& p) {
    return p.base == 0 ? 4 : 2;
}

// Targets of one block of a source's synapses, as many as synapses_per_block says.
static __device__ inline void draw_targets(
        const Network& network, int projection, int source, int block, int targets[4]) {
    const Projection& p = network.projection[projection];
    Words words = philox(network.key0, network.key1, block, source, projection, WIRING);
    if (p.base == 0) {
        int size = network.population[p.population].size;
        for (int i = 0; i < 4; i++) {
            targets[i] = uniform_index(words.w[i], size);
        }
    } else {
        targets[0] = grid_target(p, source, words.w[0], words.w[1]);
        targets[1] = grid_target(p, source, words.w[2], words.w[3]);
    }
}
