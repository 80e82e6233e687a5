// A device without a GPU: runs the kernels of this project on the host, at the orders of HostDevice.java. Reads commands from standard
// input and answers on standard output; every number has 8 bytes in the machine's order.

#include "cuda_on_host.h"

#include "counts.cu"
#include "general.cu"
#include "resident_13.cu"
#include "resident_25.cu"
#include "resident_7.cu"
#include "rows.cu"

#include <string>

static bool read_all(void* to, size_t bytes) {
    return fread(to, 1, bytes, stdin) == bytes;
}

static uint64_t number() {
    uint64_t n;
    if (!read_all(&n, sizeof n)) {
        exit(0);
    }
    return n;
}

static void answer(uint64_t n) {
    fwrite(&n, sizeof n, 1, stdout);
}

struct Kernel {
    const char* name;
    void (*run)(const uint64_t*);
};

#define NETWORKS ((Network*)a[0])

static const Kernel KERNELS[] = {
    {"simulate_7", [](const uint64_t* a) { simulate_7(NETWORKS, (int)a[1]); }},
    {"simulate_13", [](const uint64_t* a) { simulate_13(NETWORKS, (int)a[1]); }},
    {"simulate_25", [](const uint64_t* a) { simulate_25(NETWORKS, (int)a[1]); }},
    {"simulate_general", [](const uint64_t* a) { simulate_general(NETWORKS, (int)a[1]); }},
    {"start_resident", [](const uint64_t* a) { start_resident(NETWORKS); }},
    {"start_general", [](const uint64_t* a) { start_general(NETWORKS); }},
    {"wire_rows", [](const uint64_t* a) { wire_rows(NETWORKS, (int)a[1]); }},
    {"wire_lists", [](const uint64_t* a) { wire_lists(NETWORKS); }},
    {"total_counts", [](const uint64_t* a) { total_counts(NETWORKS, (unsigned*)a[1], (int)a[2]); }},
    {"gather_counts", [](const uint64_t* a) { gather_counts(NETWORKS, (int*)a[1], (u16*)a[2], (int)a[3]); }},
};

static void launch() {
    std::string name(number(), ' ');
    read_all(&name[0], name.size());
    gridDim = Index{(unsigned)number(), (unsigned)number(), 1};
    blockDim = Index{(unsigned)number(), 1, 1};
    uint64_t shared_bytes = number();
    std::vector<uint64_t> arguments(number());
    read_all(arguments.data(), 8 * arguments.size());
    for (const Kernel& kernel : KERNELS) {
        if (name == kernel.name) {
            fibres::kernel = kernel.run;
            fibres::arguments = arguments.data();
            for (unsigned i = 0; i < gridDim.x * gridDim.y; i++) {
                blockIdx = Index{i % gridDim.x, i / gridDim.x, 0};
                memset(shared_memory, 0xA5, shared_bytes);  // shared memory starts with anything in it
                if (!fibres::run(blockDim.x, i)) {
                    answer(2);
                    return;
                }
            }
            answer(0);
            return;
        }
    }
    answer(1);
}

int main() {
    for (;;) {
        switch (number()) {
            case 'A': {
                uint64_t bytes = number();
                void* memory = aligned_alloc(256, (bytes + 255) / 256 * 256);
                if (memory) {
                    memset(memory, 0xA5, bytes);
                }
                answer((uint64_t)memory);
                break;
            }
            case 'F':
                free((void*)number());
                break;
            case 'W': {
                void* to = (void*)number();
                read_all(to, number());
                break;
            }
            case 'R': {
                const void* from = (const void*)number();
                fwrite(from, 1, number(), stdout);
                break;
            }
            case 'Z': {
                void* to = (void*)number();
                memset(to, 0, number());
                break;
            }
            case 'L':
                launch();
                break;
            default:
                return 1;
        }
        fflush(stdout);
    }
}
