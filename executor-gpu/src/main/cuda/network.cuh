// What a kernel needs to know of a network, written by NetworkImage.java word for word. Addresses are of device memory.
#pragma once

#include "neuron.cuh"
#include "philox.cuh"

typedef unsigned long long u64;
typedef unsigned short u16;
typedef unsigned char u8;

// Most sources of synapses (stimuli and populations) that a network may have here.
static const int MOST_CLASSES = 16;

// 64 bytes.
struct Population {
    int first;  // id of its first neuron
    int size;
    Eif eif;
    float initial_low_mv;
    float initial_range_mv;
    int refractory_limited;  // so many spikes within the look-back are too many
    int first_slot;          // resident kernel: slots first_slot .. of every thread are this population's
};

// 16 bytes.
struct Stimulus {
    const unsigned* thresholds;  // of the number of spikes in a step
    int threshold_count;
    int sources;
};

// How one projection draws its targets, and where its rows are. 64 bytes.
struct Projection {
    const int* base;                   // grid: per source coordinate, target coordinate of offset 0; null where targets are uniform
    const int* table;                  // grid: per source coordinate, which offset table
    const unsigned* const* thresholds;  // grid: offset tables
    const int* threshold_counts;
    void* targets;  // general kernel: ids within the population, shape [source][synapse], 16 or 32 bits
    int source_class;
    int population;
    int out_degree;
    int wide;  // targets have 32 bits
    int source_side;
    int target_side;
};

// Rows of counts of one class, for the resident kernel. 16 bytes.
struct CountRows {
    u8* rows;  // number of synapses of a source onto each neuron, shape [source][thread][slot]
    int sources;
    int pad;
};

enum Outcome { RUNNING = 0, AT_END = 1, NOT_FINITE = 2, REFRACTORY_LIMITED = 3, SPIKE_BUDGET = 4, SILENT = 5 };

// Where a network is; read back after every launch. 32 bytes.
struct Progress {
    int next_step;
    int outcome;
    int last_spike_step;
    int spike_records;
    int voltage_rows;
    int largest_multiplicity;  // of the rows that were drawn; above 255 they do not fit
    int pad0;
    int pad1;
};

struct Network {
    unsigned key0;
    unsigned key1;
    int stimuli;
    int populations;
    int projections;
    int neurons;
    float h;
    // window
    int end_step;
    int burn_in_steps;
    int count_window_steps;
    int count_windows;
    int lookback_steps;
    u64 spike_budget;
    int spike_budget_steps;
    int silent_steps;
    int count_row_bytes;  // resident kernel: of a row of counts
    int slots;            // resident kernel: neurons of a thread
    int most_stimulus_spikes;
    int spike_capacity;    // records that the buffer holds; 0: none wanted
    int voltage_capacity;  // rows that the buffer holds
    int voltage_neurons;
    const Population* population;
    const Synapse* synapse;  // shape [population][class]
    const Stimulus* stimulus;
    const Projection* projection;
    CountRows* count_rows;  // per class
    Progress* progress;
    u64* spikes;          // per population, since the start
    u64* counted_spikes;  // per population, since the burn-in
    u64* past_spikes;     // shape [population][look modulo look-back / 1,000 + 2]: spikes up to one look-back before a look
    unsigned* counts;     // two 16-bit counts a word, shape [window][neuron], rows padded to whole words
    float* state;         // resident: [word][slot][thread]; general: V, then per class I and Y, [neuron]
    int* refractory;      // general kernel: r per neuron
    int* arriving;        // general kernel: c, shape [class][neuron]
    int* pending;         // spikes of the last step: per class number, then ids
    int* spike_steps;
    int* spike_neurons;
    float* voltages;       // shape [row][requested neuron]
    const int* voltage_of; // per neuron: its place in a row of voltages, or -1
};

static_assert(sizeof(Population) == 64, "as NetworkImage writes it");
static_assert(sizeof(Stimulus) == 16, "as NetworkImage writes it");
static_assert(sizeof(Projection) == 64, "as NetworkImage writes it");
static_assert(sizeof(CountRows) == 16, "as NetworkImage writes it");
static_assert(sizeof(Progress) == 32, "as NetworkImage writes it");
static_assert(sizeof(Network) == 232, "as NetworkImage writes it");

// Shared memory that a block takes for its own affairs; lists follow.
static const int BLOCK_BYTES = 2048;

static __device__ inline int classes_of(const Network& network) {
    return network.stimuli + network.populations;
}
