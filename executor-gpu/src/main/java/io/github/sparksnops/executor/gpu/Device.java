package io.github.sparksnops.executor.gpu;

import static io.github.sparksnops.network.Check.require;

import java.nio.ByteBuffer;

/**
 * What the simulator needs of a GPU. Calls take effect in order; a launch returns before it is done, and {@link #read} waits for all
 * calls before it. CUDA is one implementation, the kernels compiled for the host are another.
 *
 * <p>Used by one thread at a time.
 */
interface Device extends DeviceMemory, AutoCloseable {
    DeviceLimits limits();

    /** Copies what remains of a buffer to the device; the buffer can be used again afterwards. */
    void write(long address, ByteBuffer from);

    /** Fills what remains of a buffer. */
    void read(long address, ByteBuffer to);

    /** Fills what remains of a buffer from memory that no call writes any more, without waiting for the calls under way. */
    void readBeside(long address, ByteBuffer to);

    /** Copies from one place of the device to another. */
    void copy(long from, long to, long bytes);

    void zero(long address, long bytes);

    /** Makes the kernels of a unit ready, once. */
    void compile(String unit);

    /** What a kernel of a compiled unit takes. */
    KernelNeeds needs(Kernel kernel);

    /** Starts a kernel of a compiled unit. */
    void launch(Launch launch);

    @Override
    void close();

    /**
     * One kernel launch.
     *
     * @param blocksX x extent of the grid
     * @param blocksY y extent of the grid
     * @param threads of a block
     * @param sharedBytes dynamic shared memory of a block
     * @param arguments as {@link Kernel} declares them
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
