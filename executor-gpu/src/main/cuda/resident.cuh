// Networks of some thousand neurons, a block each: state in registers, synapses as rows of counts.
//
// A step: every thread takes the rows of last step's spikes, class by class, and advances its neurons; those that spike enter a list
// in shared memory; one barrier. A source's row holds, for every neuron, the number of its synapses there in a byte, the bytes of a thread
// side by side: a spike costs a thread one load and one add per four neurons.
//
// Rows come from far away, so they are asked for early. The stimulus is drawn for 32 steps at a time, a lane each: its rows are known a
// step ahead, the first of them is loaded then, and the others are brought near. Of the neurons' spikes, the first row of every class is
// asked for before anything else is done in a step.

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

// Stimuli are drawn for so many steps at a time, and kept for twice as many: the last ones are still read.
static const int DRAWN_STEPS = 32;
static const int KEPT_STEPS = 2 * DRAWN_STEPS;

// Where the spikes of a step are among those kept.
static __device__ inline int kept(int step) {
    return (int)((unsigned)step % KEPT_STEPS);
}

// Shared memory of a block, followed by the lists: per kept step and stimulus, room for the most spikes that it can have; then of either
// parity of the step and per population, room for every neuron.
struct Block {
    Network network;
    Population population[CLASSES];
    Synapse synapse[CLASSES][CLASSES];
    CountRows rows[CLASSES];
    Activity activity;
    u16 drawn[CLASSES][KEPT_STEPS];  // spikes per stimulus
    int number[3][CLASSES];          // spikes per population; three steps, so that one can be cleared while two are in use
    int list[CLASSES];               // where a class's list begins: within a kept step, or within a parity
    int stimulus_length;             // of the lists of a kept step
    int fired_length;                // of the lists of a parity
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

// A thread's part of a row.
template <int SLOTS>
static __device__ inline void load_row(unsigned* words, const u8* part) {
    const int WORDS = Neurons<SLOTS>::WORDS;
    if (SLOTS <= 4) {
        words[0] = *(const unsigned*)part;
    } else if (SLOTS <= 8) {
        uint2 pair = *(const uint2*)part;
        words[0] = pair.x;
        words[1] = pair.y;
    } else {
#pragma unroll
        for (int w = 0; w < WORDS; w += 4) {
            uint4 four = *(const uint4*)(part + 4 * w);
            words[w] = four.x;
            if (w + 1 < WORDS) {
                words[w + 1] = four.y;
            }
            if (w + 2 < WORDS) {
                words[w + 2] = four.z;
            }
            if (w + 3 < WORDS) {
                words[w + 3] = four.w;
            }
        }
    }
}

template <int SLOTS>
static __device__ inline void add_row(unsigned* sums, const u8* part) {
    unsigned words[Neurons<SLOTS>::WORDS];
    load_row<SLOTS>(words, part);
#pragma unroll
    for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
        sums[w] += words[w];
    }
}

template <int SLOTS>
static __device__ inline void no_row(unsigned* words) {
#pragma unroll
    for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
        words[w] = 0;
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
        no_row<SLOTS>(sums);
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

// Spikes of a class that arrive in a step: those of the step before.
struct Arriving {
    int number;
    const u16* list;
    const u8* rows;  // a thread's part of the first row
};

static __device__ inline u16* stimulus_list(Block* block, u16* lists, int stimulus, int step) {
    return lists + kept(step) * block->stimulus_length + block->list[stimulus];
}

static __device__ inline u16* fired_list(Block* block, u16* lists, int population, int step) {
    return lists + KEPT_STEPS * block->stimulus_length + (step & 1) * block->fired_length
            + block->list[block->network.stimuli + population];
}

static __device__ inline Arriving arriving_from(Block* block, u16* lists, int p, int step, int part) {
    const int stimuli = block->network.stimuli;
    const u8* rows = block->rows[p].rows + part;
    if (p < stimuli) {
        return Arriving{block->drawn[p][kept(step - 1)], stimulus_list(block, lists, p, step - 1), rows};
    }
    return Arriving{block->number[(step + 2) % 3][p - stimuli], fired_list(block, lists, p - stimuli, step - 1), rows};
}

// Draws the stimuli of a step and those after it, up to the last one of 32 that are drawn together; by the lanes of one warp.
static __device__ inline void draw_stimuli(Block* block, u16* lists, int from, int lane) {
    const Network& network = block->network;
    int step = from / DRAWN_STEPS * DRAWN_STEPS + lane;
    if (step >= from) {
        for (int s = 0; s < network.stimuli; s++) {
            block->drawn[s][kept(step)] = (u16)draw_stimulus(network, s, step, 0, 1, stimulus_list(block, lists, s, step));
        }
    }
}

// Brings a line of device memory near. Only a hint.
static __device__ inline void bring_near(const u8* line) {
#ifdef __CUDA_ARCH__
    asm volatile("prefetch.global.L2 [%0];" : : "l"(line));
#endif
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
        block->stimulus_length = 0;
        block->fired_length = 0;
        for (int p = 0; p < CLASSES; p++) {
            block->rows[p] = p < classes ? network.count_rows[p] : CountRows{0, 0, 0};
            block->number[first_step % 3][p] = 0;
            block->number[(first_step + 2) % 3][p] = 0;
            if (p < stimuli) {
                block->list[p] = block->stimulus_length;
                block->stimulus_length += network.most_stimulus_spikes;
                block->drawn[p][kept(first_step - 1)] = (u16)network.pending[p];
            } else if (p < classes) {
                block->list[p] = block->fired_length;
                block->fired_length += network.population[p - stimuli].size;
                block->number[(first_step + 2) % 3][p - stimuli] = network.pending[p];
            } else {
                // Never any spikes: the list of the first class will do.
                block->list[p] = 0;
            }
        }
    }
    __syncthreads();
    int pending = CLASSES;
    for (int p = 0; p < classes; p++) {
        u16* list = p < stimuli ? stimulus_list(block, lists, p, first_step - 1) : fired_list(block, lists, p - stimuli, first_step - 1);
        for (int s = thread; s < network.pending[p]; s += threads) {
            list[s] = (u16)network.pending[pending + s];
        }
        pending += p < stimuli ? network.most_stimulus_spikes : block->population[p - stimuli].size;
    }
    const int last_warp = (threads - 1) / 32;
    if (thread / 32 == last_warp) {
        draw_stimuli(block, lists, first_step, thread % 32);
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
    const bool recording = network.spike_capacity > 0 || network.voltage_capacity > 0;
    int last_step = network.end_step - first_step > chunk_steps ? first_step + chunk_steps : network.end_step;
    __syncthreads();

    // With as many neurons as this there are no registers to spare.
    const bool EARLY = SLOTS <= 13;
    unsigned ahead[CLASSES][Neurons<SLOTS>::WORDS];
    if (EARLY) {
#pragma unroll
        for (int p = 0; p < CLASSES; p++) {
            const Arriving arriving = arriving_from(block, lists, p, first_step, part);
            if (p < stimuli && arriving.number > 0) {
                load_row<SLOTS>(ahead[p], arriving.rows + (u64)arriving.list[0] * network.count_row_bytes);
            } else {
                no_row<SLOTS>(ahead[p]);
            }
        }
    }
    int settling_step = next_settling(network, first_step);
    int step = first_step;
    for (; step < last_step && !block->stop; step++) {
        unsigned first[CLASSES][Neurons<SLOTS>::WORDS];
        if (EARLY) {
#pragma unroll
            for (int p = 0; p < CLASSES; p++) {
                const Arriving arriving = arriving_from(block, lists, p, step, part);
                if (p < stimuli) {
#pragma unroll
                    for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
                        first[p][w] = ahead[p][w];
                    }
                } else if (arriving.number > 0) {
                    load_row<SLOTS>(first[p], arriving.rows + (u64)arriving.list[0] * network.count_row_bytes);
                } else {
                    no_row<SLOTS>(first[p]);
                }
            }
#pragma unroll
            for (int p = 0; p < CLASSES; p++) {
                if (p < stimuli) {
                    const Arriving coming = arriving_from(block, lists, p, step + 1, part);
                    if (coming.number > 0) {
                        load_row<SLOTS>(ahead[p], coming.rows + (u64)coming.list[0] * network.count_row_bytes);
                    } else {
                        no_row<SLOTS>(ahead[p]);
                    }
                    for (int s = 1; s < coming.number; s++) {
                        bring_near(coming.rows + (u64)coming.list[s] * network.count_row_bytes);
                    }
                }
            }
        }
        if (step % 64 == 0) {
#pragma unroll
            for (int k = 0; k < SLOTS; k++) {
#pragma unroll
                for (int p = 0; p < CLASSES; p++) {
                    flush_faded(mine.current[p][k], mine.slope[p][k]);
                }
            }
        }
#pragma unroll
        for (int p = 0; p < CLASSES; p++) {
            const Arriving arriving = arriving_from(block, lists, p, step, part);
            if (arriving.number <= block->spikes_at_once) {
                unsigned sums[Neurons<SLOTS>::WORDS];
                if (EARLY) {
#pragma unroll
                    for (int w = 0; w < Neurons<SLOTS>::WORDS; w++) {
                        sums[w] = first[p][w];
                    }
                } else {
                    no_row<SLOTS>(sums);
                }
                for (int s = EARLY ? 1 : 0; s < arriving.number; s++) {
                    add_row<SLOTS>(sums, arriving.rows + (u64)arriving.list[s] * network.count_row_bytes);
                }
                synapses<SLOTS>(mine, block, populations, h, p, [&](int k) { return byte_of(sums, k); });
            } else {
                many_synapses<SLOTS>(mine, block, populations, h, p, arriving.rows, arriving.list, arriving.number, network.count_row_bytes);
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
                fired_list(block, lists, b, step)[atomicAdd(&number[b], 1)] = (u16)index;
                count_spike(network, step, neuron);
                add_spike(block->activity, b, step);
                if (network.spike_capacity > 0) {
                    record_spike(network, step, neuron);
                }
            }
        }
        if (step % DRAWN_STEPS == DRAWN_STEPS - 1 && thread / 32 == last_warp) {
            draw_stimuli(block, lists, step + 1, thread % 32);
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
        const bool settling = step == settling_step;
        if (settling) {
            settling_step = next_settling(network, step + 1);
        }
        if (recording || settling) {
            if (thread == 0) {
                if (settling) {
                    settle(network, step, block->activity);
                }
                if (network.voltage_capacity > 0) {
                    network.progress->voltage_rows++;
                }
                if (look) {
                    block->outcome = broken_rule(network, step, !block->not_finite, block->activity);
                }
                block->stop = block->outcome != RUNNING || full(network);
            }
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
    pending = CLASSES;
#pragma unroll
    for (int p = 0; p < CLASSES; p++) {
        if (p < classes) {
            const Arriving arriving = arriving_from(block, lists, p, step, part);
            for (int s = thread; s < arriving.number; s += threads) {
                network.pending[pending + s] = arriving.list[s];
            }
            if (thread == 0) {
                network.pending[p] = arriving.number;
            }
            pending += p < stimuli ? network.most_stimulus_spikes : block->population[p - stimuli].size;
        }
    }
    if (thread == 0) {
        settle(network, step - 1, block->activity);
        store_activity(network, block->activity);
        network.progress->next_step = step;
        network.progress->outcome = block->outcome != RUNNING ? block->outcome : step == network.end_step ? AT_END : RUNNING;
    }
}
