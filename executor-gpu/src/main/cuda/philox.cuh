// Philox4x32-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405), as io.github.sparksnops.network.random.Philox, and what is drawn from it.
#pragma once

struct Words {
    unsigned w[4];
};

enum Stream { WIRING = 1, STIMULUS = 2, INITIAL_STATE = 3 };

static __device__ inline Words philox(unsigned k0, unsigned k1, unsigned x0, unsigned x1, unsigned x2, unsigned x3) {
    for (int round = 0; round < 10; round++) {
        unsigned high0 = __umulhi(0xD2511F53u, x0);
        unsigned low0 = 0xD2511F53u * x0;
        unsigned high1 = __umulhi(0xCD9E8D57u, x2);
        unsigned low1 = 0xCD9E8D57u * x2;
        x0 = high1 ^ x1 ^ k0;
        x1 = low1;
        x2 = high0 ^ x3 ^ k1;
        x3 = low0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return Words{{x0, x1, x2, x3}};
}

// Uniform index in 0 .. n - 1 by multiply-high.
static __device__ inline unsigned uniform_index(unsigned word, unsigned n) {
    return __umulhi(word, n);
}

// How many of the ascending thresholds are at most the word.
static __device__ inline int thresholds_up_to(const unsigned* thresholds, int count, unsigned word) {
    int low = 0;
    int high = count;
    while (low < high) {
        int middle = (low + high) >> 1;
        if (thresholds[middle] <= word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
