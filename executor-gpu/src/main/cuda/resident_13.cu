// 13 neurons a thread. A unit of its own, because the driver compiles a whole unit when it is loaded.

#include "resident.cuh"

extern "C" __global__ void __launch_bounds__(256) simulate_13(Network* networks, int chunk_steps) {
    simulate<13>(networks, chunk_steps);
}
