// Draws rows of counts and initial states for the resident kernels.

#include "rows.cuh"
#include "targets.cuh"

extern __shared__ u64 shared_memory[];

// Initial state: potentials drawn, no current. One block per network, as many threads as it will be simulated with.
extern "C" __global__ void start_resident(Network* networks) {
    const Network& network = networks[blockIdx.x];
    for (int k = 0; k < network.slots; k++) {
        int b = network.populations - 1;
        while (k < network.population[b].first_slot) {
            b--;
        }
        const Population& population = network.population[b];
        int index = (k - population.first_slot) * blockDim.x + threadIdx.x;
        float v = population.eif.rest_mv;
        if (index < population.size) {
            Words words = philox(network.key0, network.key1, population.first + index, 0, 0, INITIAL_STATE);
            v = initial_potential(words.w[0], population.initial_low_mv, population.initial_range_mv);
        }
        network.state[k * blockDim.x + threadIdx.x] = v;
        for (int w = 1; w < 1 + 2 * CLASSES; w++) {
            network.state[(w * network.slots + k) * blockDim.x + threadIdx.x] = 0.0f;
        }
    }
}

// Draws the rows of counts: a block takes one source of a class (y), for one network (x), and the next ones.
extern "C" __global__ void wire_rows(Network* networks, int simulating_threads) {
    const Network& network = networks[blockIdx.x];
    unsigned* row = (unsigned*)shared_memory;
    const int words = network.count_row_bytes / 4;
    const int part = row_part(network.slots);
    for (int p = 0; p < classes_of(network); p++) {
        const CountRows& rows = network.count_rows[p];
        for (int source = blockIdx.y; source < rows.sources; source += gridDim.y) {
            for (int w = threadIdx.x; w < words; w += blockDim.x) {
                row[w] = 0;
            }
            __syncthreads();
            for (int i = 0; i < network.projections; i++) {
                const Projection& projection = network.projection[i];
                if (projection.source_class == p) {
                    int first_slot = network.population[projection.population].first_slot;
                    int step = synapses_per_block(projection);
                    for (int b = threadIdx.x; b * step < projection.out_degree; b += blockDim.x) {
                        int targets[4];
                        draw_targets(network, i, source, b, targets);
                        for (int k = 0; k < step && b * step + k < projection.out_degree; k++) {
                            int slot = first_slot + targets[k] / simulating_threads;
                            int thread = targets[k] % simulating_threads;
                            int at = thread * part + slot;
                            unsigned before = atomicAdd(&row[at >> 2], 1u << ((at & 3) * 8));
                            int multiplicity = (int)(before >> ((at & 3) * 8) & 255u) + 1;
                            if (multiplicity > 1) {
                                atomicMax(&network.progress->largest_multiplicity, multiplicity);
                            }
                        }
                    }
                }
            }
            __syncthreads();
            unsigned* out = (unsigned*)(rows.rows + (u64)source * network.count_row_bytes);
            for (int w = threadIdx.x; w < words; w += blockDim.x) {
                out[w] = row[w];
            }
            __syncthreads();
        }
    }
}
