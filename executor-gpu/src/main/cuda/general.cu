// Networks of any size and any number of classes, a block each: state in global memory, synapses as lists of targets. Slower than
// resident.cu, and the same to the bit. A step: threads advance their neurons and list those that spike; barrier; warps walk the
// target lists of spikes and add to integer counters; barrier.

#include "activity.cuh"
#include "stimulus.cuh"
#include "targets.cuh"

struct GeneralBlock {
    Network network;
    Activity activity;
    int fired[MOST_CLASSES];     // spikes of a step, per population
    int stimulated[MOST_CLASSES];  // the same, per stimulus
    int not_finite;
    int outcome;
    int stop;
};

static_assert(sizeof(GeneralBlock) <= BLOCK_BYTES, "as BlockShape plans it");

extern __shared__ u64 shared_memory[];

static __device__ inline int population_of(const Network& network, int neuron) {
    int a = 0;
    while (a + 1 < network.populations && neuron >= network.population[a + 1].first) {
        a++;
    }
    return a;
}

// Lists of a step's spikes: per stimulus, then all neurons that fired, as [stimulus or neurons][place].
static __device__ inline int* stimulus_list(const Network& network, int stimulus) {
    return network.pending + (u64)stimulus * network.most_stimulus_spikes;
}

static __device__ inline int* fired_list(const Network& network) {
    return network.pending + (u64)network.stimuli * network.most_stimulus_spikes;
}

// Adds one to the counter of every target of a source, by the lanes of a warp.
static __device__ void deliver(const Network& network, int source_class, int source, int lane) {
    for (int i = 0; i < network.projections; i++) {
        const Projection& projection = network.projection[i];
        if (projection.source_class == source_class) {
            int* arriving = network.arriving + (u64)source_class * network.neurons + network.population[projection.population].first;
            u64 row = (u64)source * projection.out_degree;
            for (int k = lane; k < projection.out_degree; k += 32) {
                int target = projection.wide ? ((const int*)projection.targets)[row + k] : ((const u16*)projection.targets)[row + k];
                atomicAdd(&arriving[target], 1);
            }
        }
    }
}

static __device__ inline void advance(const Network& network, GeneralBlock* block, int step, int neuron, bool flush) {
    const int a = population_of(network, neuron);
    const Population& population = network.population[a];
    const Eif& eif = population.eif;
    const int classes = classes_of(network);
    const int neurons = network.neurons;
    float input = 0.0f;
    for (int p = 0; p < classes; p++) {
        float* current = network.state + (u64)(1 + 2 * p) * neurons + neuron;
        float* slope = network.state + (u64)(2 + 2 * p) * neurons + neuron;
        int* arriving = network.arriving + (u64)p * neurons + neuron;
        float i = *current;
        float y = *slope;
        if (flush) {
            flush_faded(i, y);
        }
        synapse_step(network.synapse[a * classes + p], network.h, (float)*arriving, i, y);
        *current = i;
        *slope = y;
        *arriving = 0;
        input = p == 0 ? i : __fadd_rn(input, i);
    }
    float v = network.state[neuron];
    int left = network.refractory[neuron];
    if (left > 0) {
        v = left > 1 ? eif.threshold_mv : eif.reset_mv;
        network.refractory[neuron] = left - 1;
    } else {
        v = membrane_step(eif, v, input);
        if (v >= eif.threshold_mv) {
            v = eif.threshold_mv;
            network.refractory[neuron] = eif.refractory_steps;
            fired_list(network)[population.first + atomicAdd(&block->fired[a], 1)] = neuron;
            count_spike(network, step, neuron);
            add_spike(block->activity, a, step);
            if (network.spike_capacity > 0) {
                record_spike(network, step, neuron);
            }
        }
    }
    network.state[neuron] = v;
    if (step % CHECK_STEPS == 0 && !is_finite(v)) {
        block->not_finite = 1;
    }
    if (network.voltage_capacity > 0 && network.voltage_of[neuron] >= 0) {
        network.voltages[(u64)network.progress->voltage_rows * network.voltage_neurons + network.voltage_of[neuron]] = v;
    }
}

extern "C" __global__ void __launch_bounds__(1024) simulate_general(Network* networks, int chunk_steps) {
    GeneralBlock* block = (GeneralBlock*)shared_memory;
    const Network& network = block->network;
    const int thread = threadIdx.x;
    const int threads = blockDim.x;
    for (int w = thread; w < (int)(sizeof(Network) / sizeof(u64)); w += threads) {
        ((u64*)&block->network)[w] = ((const u64*)&networks[blockIdx.x])[w];
    }
    __syncthreads();
    if (network.progress->outcome != RUNNING) {
        return;
    }
    const int first_step = network.progress->next_step;
    const int last_step = network.end_step - first_step > chunk_steps ? first_step + chunk_steps : network.end_step;
    if (thread == 0) {
        load_activity(network, block->activity);
        block->not_finite = 0;
        block->outcome = RUNNING;
        block->stop = full(network);
    }
    __syncthreads();

    int settling_step = next_settling(network, first_step);
    int step = first_step;
    for (; step < last_step && !block->stop; step++) {
        if (thread < MOST_CLASSES) {
            block->fired[thread] = 0;
        }
        __syncthreads();
        for (int neuron = thread; neuron < network.neurons; neuron += threads) {
            advance(network, block, step, neuron, step % 64 == 0);
        }
        if (thread / 32 == (threads - 1) / 32) {
            for (int s = 0; s < network.stimuli; s++) {
                int spikes = draw_stimulus(network, s, step, thread % 32, 32, stimulus_list(network, s));
                if (thread % 32 == 0) {
                    block->stimulated[s] = spikes;
                }
            }
        }
        __syncthreads();
        const int warp = thread / 32;
        const int warps = threads / 32;
        for (int s = 0; s < network.stimuli; s++) {
            for (int i = warp; i < block->stimulated[s]; i += warps) {
                deliver(network, s, stimulus_list(network, s)[i], thread % 32);
            }
        }
        for (int a = 0; a < network.populations; a++) {
            const int first = network.population[a].first;
            for (int i = warp; i < block->fired[a]; i += warps) {
                deliver(network, network.stimuli + a, fired_list(network)[first + i] - first, thread % 32);
            }
        }
        if (thread == 0) {
            if (step == settling_step) {
                settle(network, step, block->activity);
                settling_step = next_settling(network, step + 1);
            }
            if (network.voltage_capacity > 0) {
                network.progress->voltage_rows++;
            }
            if (step % CHECK_STEPS == 0) {
                block->outcome = broken_rule(network, step, !block->not_finite, block->activity);
            }
            block->stop = block->outcome != RUNNING || full(network);
        }
        __syncthreads();
    }
    if (thread == 0) {
        settle(network, step - 1, block->activity);
        store_activity(network, block->activity);
        network.progress->next_step = step;
        network.progress->outcome = block->outcome != RUNNING ? block->outcome : step == network.end_step ? AT_END : RUNNING;
    }
}

// Initial state: potentials drawn, everything else zero.
extern "C" __global__ void start_general(Network* networks) {
    const Network& network = networks[blockIdx.x];
    for (int a = 0; a < network.populations; a++) {
        const Population& population = network.population[a];
        for (int i = blockIdx.y * blockDim.x + threadIdx.x; i < population.size; i += gridDim.y * blockDim.x) {
            int neuron = population.first + i;
            Words words = philox(network.key0, network.key1, neuron, 0, 0, INITIAL_STATE);
            network.state[neuron] = initial_potential(words.w[0], population.initial_low_mv, population.initial_range_mv);
            network.refractory[neuron] = 0;
            for (int p = 0; p < classes_of(network); p++) {
                network.state[(u64)(1 + 2 * p) * network.neurons + neuron] = 0.0f;
                network.state[(u64)(2 + 2 * p) * network.neurons + neuron] = 0.0f;
                network.arriving[(u64)p * network.neurons + neuron] = 0;
            }
        }
    }
}

// Draws the target lists.
extern "C" __global__ void wire_lists(Network* networks) {
    const Network& network = networks[blockIdx.x];
    for (int i = 0; i < network.projections; i++) {
        const Projection& projection = network.projection[i];
        const int step = synapses_per_block(projection);
        const int blocks = (projection.out_degree + step - 1) / step;
        const int source_class = projection.source_class;
        const int sources = source_class < network.stimuli ? network.stimulus[source_class].sources
                                                           : network.population[source_class - network.stimuli].size;
        const u64 all = (u64)sources * blocks;
        for (u64 j = (u64)blockIdx.y * blockDim.x + threadIdx.x; j < all; j += (u64)gridDim.y * blockDim.x) {
            int source = (int)(j / blocks);
            int b = (int)(j % blocks);
            int targets[4];
            draw_targets(network, i, source, b, targets);
            for (int k = 0; k < step && b * step + k < projection.out_degree; k++) {
                u64 at = (u64)source * projection.out_degree + b * step + k;
                if (projection.wide) {
                    ((int*)projection.targets)[at] = targets[k];
                } else {
                    ((u16*)projection.targets)[at] = (u16)targets[k];
                }
            }
        }
    }
}
