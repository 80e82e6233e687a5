package io.github.sparksnops.executor.gpu;

import static io.github.sparksnops.network.Check.require;

import java.nio.ByteBuffer;

/**
 * What the simulator needs of a GPU. Calls take effect in order; {@link #read} waits for those before it. CUDA is one
 * implementation, the kernels compiled for the host are another.
 *
 * <p>Belongs to one thread.
 */
interface Device extends AutoCloseable {
    DeviceLimits limits();

    /** Bytes that can be had at this moment. */
    long freeBytes();

    /**
     * Takes memory with anything in it, aligned to 256 bytes.
     *
     * @return its address
     * @throws OutOfDeviceMemory where there is not as much in one piece
     */
    long allocate(long bytes);

    void free(long address);

    /** Copies what remains of a buffer to the device; the buffer can be used again afterwards. */
    void write(long address, ByteBuffer from);

    /** Fills what remains of a buffer. */
    void read(long address, ByteBuffer to);

    void zero(long address, long bytes);

    void launch(Launch launch);

    @Override
    void close();

    /**
     * One kernel launch.
     *
     * @param blocks x and y extent of the grid
     * @param threads of a block
     * @param sharedBytes dynamic shared memory of a block
     * @param arguments addresses, or whole numbers of the widths in {@link Kernel}
     */
    record Launch(Kernel kernel, int blocksX, int blocksY, int threads, int sharedBytes, long... arguments) {
        public Launch {
            require(arguments.length == kernel.parameters(), "%s takes %s arguments", kernel, kernel.parameters());
        }
    }

    /** The device has not as much memory. */
    final class OutOfDeviceMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfDeviceMemory(String what) {
            super("the GPU has not enough memory for " + what);
        }
    }
}
