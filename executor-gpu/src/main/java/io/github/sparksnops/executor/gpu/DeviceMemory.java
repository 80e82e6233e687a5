package io.github.sparksnops.executor.gpu;

/** Memory of a device, and points in what it is asked to do: all that a pool of buffers needs. */
interface DeviceMemory {
    /** Bytes that can be had at this moment. */
    long freeBytes();

    /**
     * Takes memory with anything in it, aligned to 256 bytes.
     *
     * @return its address
     * @throws Device.OutOfDeviceMemory where there is not as much in one piece
     */
    long allocate(long bytes);

    void free(long address);

    /** A point after all calls so far; later points have greater numbers. */
    long mark();

    /** Whether all calls before a mark have taken effect. */
    boolean passed(long mark);

    /** Waits for all calls before a mark, and not for later ones. */
    void await(long mark);
}
