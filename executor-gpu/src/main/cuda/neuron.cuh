// One step of a neuron and its synapses, in the words of docs/numerics.md: every operation is one rounding. Twin of ScalarPopulation.
#pragma once

// Constants of one class of synapses onto a population (StepConstants.SynapseConstants).
struct Synapse {
    float weight;
    float damping;
    float stiffness;
};

// Constants of a population's neurons (StepConstants.EifConstants).
struct Eif {
    float leak;
    float exponential;
    float input;
    float inverse_slope;
    float exponent_offset;
    float rest_mv;
    float threshold_mv;
    float reset_mv;
    float floor_mv;
    int refractory_steps;
};

static __device__ inline void synapse_step(const Synapse& s, float h, float arriving, float& current, float& slope) {
    float y = __fmaf_rn(s.weight, arriving, slope);
    current = __fmaf_rn(h, y, current);
    y = __fmaf_rn(-s.damping, y, y);
    slope = __fmaf_rn(-s.stiffness, current, y);
}

static const float FADED = 1e-20f;

static __device__ inline void flush_faded(float& current, float& slope) {
    if (fabsf(current) < FADED && fabsf(slope) < FADED) {
        current = 0.0f;
        slope = 0.0f;
    }
}

// exp(x) for x in [-60, 80]; coefficients and error in Exponential.java.
static __device__ inline float exponential(float x) {
    float k = __fmaf_rn(x, 0x1.715476p+0f, 12582912.0f);
    float n = __fadd_rn(k, -12582912.0f);
    float r = __fmaf_rn(n, -0x1.62e400p-1f, x);
    r = __fmaf_rn(n, -0x1.7f7d1cp-20f, r);
    float p = __fmaf_rn(0x1.103ce8p-7f, r, 0x1.572dcep-5f);
    p = __fmaf_rn(p, r, 0x1.55583ep-3f);
    p = __fmaf_rn(p, r, 0x1.fffdf0p-2f);
    p = __fmaf_rn(p, r, 0x1.fffffep-1f);
    p = __fmaf_rn(p, r, 1.0f);
    return __uint_as_float(__float_as_uint(p) + (__float_as_uint(k) << 23));
}

// Potential after a step of a neuron that is not refractory, mV. Comparisons are written out: min and max differ on NaN.
static __device__ inline float membrane_step(const Eif& e, float v, float input) {
    float x = __fmaf_rn(v, e.inverse_slope, e.exponent_offset);
    x = x < -60.0f ? -60.0f : x;
    x = x > 80.0f ? 80.0f : x;
    float leak = __fmaf_rn(-e.leak, __fadd_rn(v, -e.rest_mv), __fmul_rn(e.input, input));
    float change = __fmaf_rn(e.exponential, exponential(x), leak);
    float to_floor = __fadd_rn(e.floor_mv, -v);
    change = change < to_floor ? to_floor : change;
    return __fadd_rn(v, change);
}

// Initial potential: 24 bits of the neuron's word.
static __device__ inline float initial_potential(unsigned word, float low, float range) {
    return __fmaf_rn(range, __fmul_rn((float)(word >> 8), 0x1p-24f), low);
}

static __device__ inline bool is_finite(float v) {
    return (__float_as_uint(v) & 0x7f800000u) != 0x7f800000u;
}
