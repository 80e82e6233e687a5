// What leaves the device of the spike counts: totals of all neurons, and the counts of those that are asked for.

#include "network.cuh"

static __device__ inline int count_words(const Network& network) {
    return (network.neurons + 1) >> 1;
}

// Spikes of every neuron in all windows, shape [network][stride]. A thread adds up the two neurons of a word.
extern "C" __global__ void total_counts(const Network* networks, unsigned* totals, int stride) {
    const Network& network = networks[blockIdx.x];
    const int words = count_words(network);
    unsigned* out = totals + (u64)blockIdx.x * stride;
    for (int w = blockIdx.y * blockDim.x + threadIdx.x; w < words; w += gridDim.y * blockDim.x) {
        unsigned low = 0;
        unsigned high = 0;
        for (int window = 0; window < network.count_windows; window++) {
            unsigned two = network.counts[(u64)window * words + w];
            low += two & 0xffffu;
            high += two >> 16;
        }
        out[2 * w] = low;
        if (2 * w + 1 < network.neurons) {
            out[2 * w + 1] = high;
        }
    }
}

// Counts of some neurons of one network, shape [neuron of the list][window]; a block takes one neuron, and the next ones.
extern "C" __global__ void gather_counts(const Network* networks, const int* neurons, u16* gathered, int number) {
    const Network& network = *networks;
    const int words = count_words(network);
    for (int i = blockIdx.x; i < number; i += gridDim.x) {
        const int neuron = neurons[i];
        for (int window = threadIdx.x; window < network.count_windows; window += blockDim.x) {
            unsigned two = network.counts[(u64)window * words + (neuron >> 1)];
            gathered[(u64)i * network.count_windows + window] = (u16)((neuron & 1) ? two >> 16 : two & 0xffffu);
        }
    }
}
