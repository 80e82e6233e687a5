// Poisson spikes of a step (PoissonDraw): one word gives their number, the next their sources.
#pragma once

#include "network.cuh"

// Writes the spiking sources of a stimulus in a step; shared out to some lanes. Returns their number, on every lane.
template <typename Id>
static __device__ inline int draw_stimulus(const Network& network, int stimulus, int step, int lane, int lanes, Id* sources) {
    const Stimulus& s = network.stimulus[stimulus];
    Words words = philox(network.key0, network.key1, 0, step, stimulus, STIMULUS);
    int number = thresholds_up_to(s.thresholds, s.threshold_count, words.w[0]);
    for (int block = lane; 4 * block <= number; block += lanes) {
        if (block > 0) {
            words = philox(network.key0, network.key1, block, step, stimulus, STIMULUS);
        }
        for (int i = 0; i < 4; i++) {
            int spike = 4 * block + i;
            if (spike >= 1 && spike <= number) {
                sources[spike - 1] = (Id)uniform_index(words.w[i], s.sources);
            }
        }
    }
    return number;
}
