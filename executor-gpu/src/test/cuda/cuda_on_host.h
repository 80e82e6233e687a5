// CUDA's vocabulary for g++: a block is a set of fibres on one thread, run in an order that changes from barrier to barrier, so that code
// which depends on the order of threads fails here. Tests only.
#pragma once

#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#include <vector>

#define __global__
#define __device__
#define __shared__
#define __launch_bounds__(n)

struct Index {
    unsigned x, y, z;
};

struct uint2 {
    unsigned x, y;
};

struct uint4 {
    unsigned x, y, z, w;
};

static Index threadIdx, blockIdx, blockDim, gridDim;

// The most that a block can have on any device.
alignas(16) unsigned long long shared_memory[227 * 1024 / 8];

static inline float __fmaf_rn(float a, float b, float c) {
    return fmaf(a, b, c);
}

static inline float __fadd_rn(float a, float b) {
    return a + b;
}

static inline float __fmul_rn(float a, float b) {
    return a * b;
}

static inline unsigned __float_as_uint(float f) {
    unsigned u;
    memcpy(&u, &f, 4);
    return u;
}

static inline float __uint_as_float(unsigned u) {
    float f;
    memcpy(&f, &u, 4);
    return f;
}

static inline unsigned __umulhi(unsigned a, unsigned b) {
    return (unsigned)(((unsigned long long)a * b) >> 32);
}

static inline int __ffs(unsigned bits) {
    return __builtin_ffs((int)bits);
}

template <typename T>
static inline T atomicAdd(T* at, T value) {
    T before = *at;
    *at += value;
    return before;
}

static inline int atomicMax(int* at, int value) {
    int before = *at;
    *at = value > before ? value : before;
    return before;
}

// A fibre is begun by ucontext, and switched to by setjmp: swapcontext asks the kernel for the signal mask at every switch.
namespace fibres {
enum State { READY, AT_BARRIER, DONE };

struct Fibre {
    std::vector<char> stack;
    jmp_buf here;
    State state;
    bool begun;
    Index index;
};

static std::vector<Fibre> block;
static ucontext_t outside;
static jmp_buf scheduler;
static Fibre* running;
static void (*kernel)(const uint64_t*);
static const uint64_t* arguments;

static void body() {
    kernel(arguments);
    running->state = DONE;
    _longjmp(scheduler, 1);
}

static void resume(Fibre& fibre) {
    running = &fibre;
    fibre.state = READY;
    threadIdx = fibre.index;
    if (_setjmp(scheduler) != 0) {
        return;
    }
    if (fibre.begun) {
        _longjmp(fibre.here, 1);
    }
    fibre.begun = true;
    ucontext_t context;
    getcontext(&context);
    context.uc_stack.ss_sp = fibre.stack.data();
    context.uc_stack.ss_size = fibre.stack.size();
    context.uc_link = nullptr;
    makecontext(&context, body, 0);
    swapcontext(&outside, &context);
}

// Runs one block; false where some threads wait at a barrier that others never reach.
static bool run(unsigned threads, unsigned order) {
    if (block.size() < threads) {
        block.resize(threads);
    }
    for (unsigned t = 0; t < threads; t++) {
        block[t].stack.resize(64 * 1024);
        block[t].state = READY;
        block[t].begun = false;
        block[t].index = Index{t, 0, 0};
    }
    for (;;) {
        unsigned done = 0;
        order = order * 1664525u + 1013904223u;
        unsigned start = (order >> 8) % threads;
        bool backwards = order >> 31;
        for (unsigned i = 0; i < threads; i++) {
            unsigned t = backwards ? (start + threads - i) % threads : (start + i) % threads;
            if (block[t].state != DONE) {
                resume(block[t]);
            }
            done += block[t].state == DONE;
        }
        if (done == threads) {
            return true;
        }
        if (done > 0) {
            return false;
        }
    }
}
}  // namespace fibres

static inline void __syncthreads() {
    fibres::Fibre* self = fibres::running;
    self->state = fibres::AT_BARRIER;
    if (_setjmp(self->here) == 0) {
        _longjmp(fibres::scheduler, 1);
    }
}
