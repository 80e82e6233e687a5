// Networks of some thousand neurons, a block each: state in registers, synapses as rows of counts.
//
// A step: every thread takes the rows of last step's spikes, class by class, and advances its neurons; those that spike enter a list
// in shared memory, and the block's last warp draws the stimulus; one barrier. A source's row holds, for every neuron, the number of its
// synapses there in a byte, the bytes of a thread side by side: a spike costs a thread one load and one add per four neurons.

#pragma once

#include "activity.cuh"
#include "rows.cuh"
#include "stimulus.cuh"

// A refractory neuron has no potential of its own: r stands in place of V, marked by bits that no arithmetic gives.
static const unsigned REFRACTORY = 0x7fa10000u;

static __device__ inline bool refractory(unsigned bits) {
    return (bits & 0xffff0000u) == REFRACTORY;
}

// What V is while r steps are left: the threshold (docs/numerics.md, 1).
static __device__ inline float shown_potential(unsigned bits, const Eif& eif) {
    return refractory(bits) ? eif.threshold_mv : __uint_as_float(bits);
}

// Shared memory of a block, followed by the lists: of either parity of the step, per class, room for every source at once.
struct Block {
    Network network;
    Population population[CLASSES];
    Synapse synapse[CLASSES][CLASSES];
    CountRows rows[CLASSES];
    Activity activity;
    int number[3][CLASSES];  // spikes per class; three steps, so that one can be cleared while two are in use
    int list[CLASSES];       // where a class's list begins
    int list_length;
    int not_finite;
    int outcome;
    int stop;
    int spikes_at_once;  // so many rows can be added up in bytes
};

static_assert(sizeof(Block) <= BLOCK_BYTES, "as BlockShape plans it");

extern __shared__ u64 shared_memory[];

template <int SLOTS>
struct Neurons {
    static const int WORDS = (SLOTS + 3) / 4;
    unsigned v[SLOTS];  // bits of V, or r
    float current[CLASSES][SLOTS];
    float slope[CLASSES][SLOTS];
};

template <int SLOTS>
static __device__ inline void add_row(unsigned* sums, const u8* part) {
    const int WORDS = Neurons<SLOTS>::WORDS;
    if (SLOTS <= 4) {
        sums[0] += *(const unsigned*)part;
    } else if (SLOTS <= 8) {
        uint2 pair = *(const uint2*)part;
        sums[0] += pair.x;
        sums[1] += pair.y;
    } else {
#pragma unroll
        for (int w = 0; w < WORDS; w += 4) {
            uint4 four = *(const uint4*)(part + 4 * w);
            sums[w] += four.x;
            if (w + 1 < WORDS) {
                sums[w + 1] += four.y;
            }
            if (w + 2 < WORDS) {
                sums[w + 2] += four.z;
            }
            if (w + 3 < WORDS) {
                sums[w + 3] += four.w;
            }
        }
    }
}

// Advances one class of synapses of a thread's neurons by a step; arriving(k) is the count of slot k.
template <int SLOTS, typename Arriving>
static __device__ inline void synapses(
        Neurons<SLOTS>& mine, const Block* block, int populations, float h, int p, const Arriving& arriving) {
    int a = 0;
    int next = populations > 1 ? block->population[1].first_slot : SLOTS;
    Synapse constants = block->synapse[0][p];
#pragma unroll
    for (int k = 0; k < SLOTS; k++) {
        if (k == next) {
            a++;
            next = a + 1 < populations ? block->population[a + 1].first_slot : SLOTS;
            constants = block->synapse[a][p];
        }
        synapse_step(constants, h, (float)arriving(k), mine.current[p][k], mine.slope[p][k]);
    }
}

// The count of a slot in sums of rows.
static __device__ inline int byte_of(const unsigned* sums, int k) {
    return (sums[k / 4] >> (k % 4 * 8)) & 255u;
}

// The same where more spikes arrive than bytes can add up: some rows at a time, then whole numbers.
template <int SLOTS>
static __device__ inline void many_synapses(
        Neurons<SLOTS>& mine, const Block* block, int populations, float h, int p, const u8* rows, const u16* list, int number, int row_bytes) {
    int arriving[SLOTS];
#pragma unroll
    for (int k = 0; k < SLOTS; k++) {
        arriving[k] = 0;
    }
    for (int from = 0; from < number; from += block->spikes_at_once) {
        unsigned sums[Neurons<SLOTS>::WORDS];
#pragma unroll
        for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
            sums[w] = 0;
        }
        for (int s = from; s < number && s < from + block->spikes_at_once; s++) {
            add_row<SLOTS>(sums, rows + (u64)list[s] * row_bytes);
        }
#pragma unroll
        for (int k = 0; k < SLOTS; k++) {
            arriving[k] += byte_of(sums, k);
        }
    }
    synapses<SLOTS>(mine, block, populations, h, p, [&](int k) { return arriving[k]; });
}

template <int SLOTS>
static __device__ inline void simulate(Network* networks, int chunk_steps) {
    Block* block = (Block*)shared_memory;
    const Network& network = block->network;
    u16* lists = (u16*)((u8*)shared_memory + BLOCK_BYTES);
    const int thread = threadIdx.x;
    const int threads = blockDim.x;
    for (int w = thread; w < (int)(sizeof(Network) / sizeof(u64)); w += threads) {
        ((u64*)&block->network)[w] = ((const u64*)&networks[blockIdx.x])[w];
    }
    __syncthreads();
    const int populations = network.populations;
    const int stimuli = network.stimuli;
    const int classes = stimuli + populations;
    const int first_step = network.progress->next_step;
    if (network.progress->outcome != RUNNING) {
        return;
    }
    for (int a = thread; a < populations; a += threads) {
        block->population[a] = network.population[a];
        for (int p = 0; p < CLASSES; p++) {
            block->synapse[a][p] = p < classes ? network.synapse[a * classes + p] : Synapse{0, 0, 0};
        }
    }
    if (thread == 0) {
        load_activity(network, block->activity);
        block->not_finite = 0;
        block->outcome = RUNNING;
        block->stop = full(network);
        int largest = network.progress->largest_multiplicity;
        block->spikes_at_once = largest > 1 ? 255 / largest : 255;
        int at = 0;
        for (int p = 0; p < CLASSES; p++) {
            block->list[p] = at;
            at += p < stimuli ? network.most_stimulus_spikes : p < classes ? network.population[p - stimuli].size : 0;
            block->number[(first_step + 2) % 3][p] = network.pending[p];
            block->number[first_step % 3][p] = 0;
            block->rows[p] = p < classes ? network.count_rows[p] : CountRows{0, 0, 0};
        }
        block->list_length = at;
    }
    __syncthreads();
    const int list_length = block->list_length;
    for (int p = 0; p < CLASSES; p++) {
        for (int s = thread; s < network.pending[p]; s += threads) {
            lists[((first_step + 1) & 1) * list_length + block->list[p] + s] = (u16)network.pending[CLASSES + block->list[p] + s];
        }
    }

    Neurons<SLOTS> mine;
    const float* state = network.state;
#pragma unroll
    for (int k = 0; k < SLOTS; k++) {
        mine.v[k] = __float_as_uint(state[k * threads + thread]);
#pragma unroll
        for (int p = 0; p < CLASSES; p++) {
            mine.current[p][k] = state[((1 + 2 * p) * SLOTS + k) * threads + thread];
            mine.slope[p][k] = state[((2 + 2 * p) * SLOTS + k) * threads + thread];
        }
    }
    const float h = network.h;
    const int part = thread * row_part(SLOTS);
    const int last_warp = (threads - 1) / 32;
    const bool recording = network.spike_capacity > 0 || network.voltage_capacity > 0;
    int last_step = network.end_step - first_step > chunk_steps ? first_step + chunk_steps : network.end_step;
    __syncthreads();

    int step = first_step;
    for (; step < last_step && !block->stop; step++) {
        if (step % 64 == 0) {
#pragma unroll
            for (int k = 0; k < SLOTS; k++) {
#pragma unroll
                for (int p = 0; p < CLASSES; p++) {
                    flush_faded(mine.current[p][k], mine.slope[p][k]);
                }
            }
        }
        const int* arriving = block->number[(step + 2) % 3];
        const u16* list = lists + ((step + 1) & 1) * list_length;
#pragma unroll
        for (int p = 0; p < CLASSES; p++) {
            int number = arriving[p];
            const CountRows rows = block->rows[p];
            if (number <= block->spikes_at_once) {
                unsigned sums[Neurons<SLOTS>::WORDS];
#pragma unroll
                for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
                    sums[w] = 0;
                }
                for (int s = 0; s < number; s++) {
                    add_row<SLOTS>(sums, rows.rows + (u64)list[block->list[p] + s] * network.count_row_bytes + part);
                }
                synapses<SLOTS>(mine, block, populations, h, p, [&](int k) { return byte_of(sums, k); });
            } else {
                many_synapses<SLOTS>(mine, block, populations, h, p, rows.rows + part, list + block->list[p], number, network.count_row_bytes);
            }
        }

        int a = 0;
        int next = populations > 1 ? block->population[1].first_slot : SLOTS;
        Eif eif = block->population[0].eif;
        unsigned fired = 0;
#pragma unroll
        for (int k = 0; k < SLOTS; k++) {
            if (k == next) {
                a++;
                next = a + 1 < populations ? block->population[a + 1].first_slot : SLOTS;
                eif = block->population[a].eif;
            }
            unsigned bits = mine.v[k];
            if (refractory(bits)) {
                unsigned left = bits & 0xffffu;
                mine.v[k] = left > 1 ? REFRACTORY | (left - 1) : __float_as_uint(eif.reset_mv);
            } else {
                float input = __fadd_rn(__fadd_rn(mine.current[0][k], mine.current[1][k]), mine.current[2][k]);
                float v = membrane_step(eif, __uint_as_float(bits), input);
                if (v >= eif.threshold_mv) {
                    fired |= 1u << k;
                    mine.v[k] = eif.refractory_steps > 0 ? REFRACTORY | eif.refractory_steps : __float_as_uint(eif.threshold_mv);
                } else {
                    mine.v[k] = __float_as_uint(v);
                }
            }
        }

        int* number = block->number[step % 3];
        u16* fired_list = lists + (step & 1) * list_length;
        while (fired != 0) {
            int k = __ffs(fired) - 1;
            fired &= fired - 1;
            int b = populations - 1;
            while (k < block->population[b].first_slot) {
                b--;
            }
            int index = (k - block->population[b].first_slot) * threads + thread;
            if (index < block->population[b].size) {
                int neuron = block->population[b].first + index;
                fired_list[block->list[stimuli + b] + atomicAdd(&number[stimuli + b], 1)] = (u16)index;
                count_spike(network, step, neuron);
                if (network.spike_capacity > 0) {
                    record_spike(network, step, neuron);
                }
            }
        }
        if (thread / 32 == last_warp) {
            for (int s = 0; s < stimuli; s++) {
                int spikes = draw_stimulus(network, s, step, thread % 32, fired_list + block->list[s]);
                if (thread % 32 == 0) {
                    number[s] = spikes;
                }
            }
        }
        if (network.voltage_capacity > 0) {
            int row = network.progress->voltage_rows;
#pragma unroll
            for (int k = 0; k < SLOTS; k++) {
                int b = populations - 1;
                while (k < block->population[b].first_slot) {
                    b--;
                }
                int index = (k - block->population[b].first_slot) * threads + thread;
                if (index < block->population[b].size) {
                    int place = network.voltage_of[block->population[b].first + index];
                    if (place >= 0) {
                        network.voltages[(u64)row * network.voltage_neurons + place] = shown_potential(mine.v[k], block->population[b].eif);
                    }
                }
            }
        }
        if (thread < CLASSES) {
            block->number[(step + 1) % 3][thread] = 0;
        }
        bool look = step % CHECK_STEPS == 0;
        if (look) {
#pragma unroll
            for (int k = 0; k < SLOTS; k++) {
                // Padding is at rest, and as finite as the numbers it started from.
                if (!refractory(mine.v[k]) && !is_finite(__uint_as_float(mine.v[k]))) {
                    block->not_finite = 1;
                }
            }
        }
        __syncthreads();
        if (thread == 0) {
            count_step(network, step, number + stimuli, block->activity);
            if (network.voltage_capacity > 0) {
                network.progress->voltage_rows++;
            }
            if (look) {
                block->outcome = broken_rule(network, step, !block->not_finite, block->activity);
            }
            if (recording || look) {
                block->stop = block->outcome != RUNNING || full(network);
            }
        }
        if (recording || look) {
            __syncthreads();
        }
    }

    __syncthreads();
    float* saved = network.state;
#pragma unroll
    for (int k = 0; k < SLOTS; k++) {
        saved[k * threads + thread] = __uint_as_float(mine.v[k]);
#pragma unroll
        for (int p = 0; p < CLASSES; p++) {
            saved[((1 + 2 * p) * SLOTS + k) * threads + thread] = mine.current[p][k];
            saved[((2 + 2 * p) * SLOTS + k) * threads + thread] = mine.slope[p][k];
        }
    }
    const int* number = block->number[(step + 2) % 3];
    for (int p = 0; p < CLASSES; p++) {
        for (int s = thread; s < number[p]; s += threads) {
            network.pending[CLASSES + block->list[p] + s] = lists[((step + 1) & 1) * list_length + block->list[p] + s];
        }
        if (thread == 0) {
            network.pending[p] = number[p];
        }
    }
    if (thread == 0) {
        store_activity(network, block->activity);
        network.progress->next_step = step;
        network.progress->outcome = block->outcome != RUNNING ? block->outcome : step == network.end_step ? AT_END : RUNNING;
    }
}
