// What a network has fired, and the rules that stop it: twin of NetworkActivity.
#pragma once

#include "network.cuh"

static const int CHECK_STEPS = 1000;

// Counts one spike of a neuron for its count window, if the step is in one. No thread waits for the memory.
static __device__ inline void count_spike(const Network& network, int step, int neuron) {
    if (step >= network.burn_in_steps) {
        int window = (step - network.burn_in_steps) / network.count_window_steps;
        if (window < network.count_windows) {
            int words = (network.neurons + 1) >> 1;
            atomicAdd(&network.counts[(u64)window * words + (neuron >> 1)], 1u << ((neuron & 1) * 16));
        }
    }
}

// Totals of a network while a kernel runs, in shared memory. Spikes are first counted per population, by the threads whose neurons spike;
// one thread adds them to the totals at the few steps where somebody asks for these.
struct Activity {
    u64 spikes[MOST_CLASSES];
    u64 counted_spikes[MOST_CLASSES];
    unsigned fresh[MOST_CLASSES];
    int last_spike_step;
};

static __device__ inline void load_activity(const Network& network, Activity& activity) {
    for (int a = 0; a < network.populations; a++) {
        activity.spikes[a] = network.spikes[a];
        activity.counted_spikes[a] = network.counted_spikes[a];
        activity.fresh[a] = 0;
    }
    activity.last_spike_step = network.progress->last_spike_step;
}

static __device__ inline void add_spike(Activity& activity, int population, int step) {
    atomicAdd(&activity.fresh[population], 1u);
    atomicMax(&activity.last_spike_step, step);
}

// Totals that a later look at the rules will need are kept in a ring: those of the steps one look-back before a look.
static __device__ inline u64* past_spikes(const Network& network, int population, int look) {
    int length = network.lookback_steps / CHECK_STEPS + 2;
    return &network.past_spikes[population * length + look % length];
}

static __device__ inline int next_multiple(int step) {
    return (step + CHECK_STEPS - 1) / CHECK_STEPS * CHECK_STEPS;
}

// The next step, this one included, after which totals are needed: at looks at the rules, one look-back before these, and where the
// burn-in ends, so that what is fresh has either been counted as a whole or not at all.
static __device__ inline int next_settling(const Network& network, int step) {
    int next = next_multiple(step);
    int before_look = next_multiple(step + network.lookback_steps) - network.lookback_steps;
    next = before_look < next ? before_look : next;
    int last_of_burn_in = network.burn_in_steps - 1;
    return last_of_burn_in >= step && last_of_burn_in < next ? last_of_burn_in : next;
}

// Adds what is fresh to the totals, after a step at which it must be or at the end of a launch. Belongs to one thread.
static __device__ inline void settle(const Network& network, int step, Activity& activity) {
    for (int a = 0; a < network.populations; a++) {
        activity.spikes[a] += activity.fresh[a];
        if (step >= network.burn_in_steps) {
            activity.counted_spikes[a] += activity.fresh[a];
        }
        activity.fresh[a] = 0;
        int ahead = step + network.lookback_steps;
        if (ahead % CHECK_STEPS == 0) {
            *past_spikes(network, a, ahead / CHECK_STEPS) = activity.spikes[a];
        }
    }
}

static __device__ inline void store_activity(const Network& network, const Activity& activity) {
    for (int a = 0; a < network.populations; a++) {
        network.spikes[a] = activity.spikes[a];
        network.counted_spikes[a] = activity.counted_spikes[a];
    }
    network.progress->last_spike_step = activity.last_spike_step;
}

// The first rule, in order of precedence, that holds after a step that was counted.
static __device__ inline int broken_rule(const Network& network, int step, bool finite, const Activity& activity) {
    if (!finite) {
        return NOT_FINITE;
    }
    u64 total = 0;
    for (int a = 0; a < network.populations; a++) {
        total += activity.spikes[a];
        if (step >= network.lookback_steps) {
            // At the end of the first look-back nothing has been kept yet: nothing had been fired before it.
            u64 before = step == network.lookback_steps ? 0 : *past_spikes(network, a, step / CHECK_STEPS);
            if (activity.spikes[a] - before >= (u64)network.population[a].refractory_limited) {
                return REFRACTORY_LIMITED;
            }
        }
    }
    if (total > network.spike_budget && step < network.spike_budget_steps) {
        return SPIKE_BUDGET;
    }
    if (step - activity.last_spike_step >= network.silent_steps) {
        return SILENT;
    }
    return RUNNING;
}

// Records a spike; the caller has made sure of the room. Records of a step are in no order.
static __device__ inline void record_spike(const Network& network, int step, int neuron) {
    int at = atomicAdd(&network.progress->spike_records, 1);
    network.spike_steps[at] = step;
    network.spike_neurons[at] = neuron;
}

// Whether a buffer has no room for one more step, in which all neurons may fire; the host drains it then.
static __device__ inline bool full(const Network& network) {
    const Progress& progress = *network.progress;
    return (network.spike_capacity > 0 && network.spike_capacity - progress.spike_records < network.neurons)
            || (network.voltage_capacity > 0 && progress.voltage_rows == network.voltage_capacity);
}
