package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.BufferPool.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A device that does what it is asked later, when the test says so. Fails where memory is freed that a kernel still reads. */
final class QueueingDevice implements DeviceMemory {
    private final long capacity;
    private final Map<Long, Long> sizes = new HashMap<>();
    /** Kernels in order, each with the memory that it reads. */
    private final Deque<Long> queue = new ArrayDeque<>();

    private long next = 256;
    private long launched;
    private long completed;
    int allocations;

    QueueingDevice(long capacity) {
        this.capacity = capacity;
    }

    void launchReading(Buffer buffer) {
        queue.add(buffer.address());
        launched++;
    }

    /** Lets the next kernels end. */
    void complete(int kernels) {
        for (int i = 0; i < kernels && !queue.isEmpty(); i++) {
            queue.remove();
            completed++;
        }
    }

    void completeAll() {
        complete(queue.size());
    }

    boolean reads(Buffer buffer) {
        return queue.contains(buffer.address());
    }

    long used() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long freeBytes() {
        return capacity - used();
    }

    @Override
    public long allocate(long bytes) {
        if (bytes > freeBytes()) {
            throw new Device.OutOfDeviceMemory(bytes + " bytes");
        }
        allocations++;
        long address = next;
        next += bytes;
        sizes.put(address, bytes);
        return address;
    }

    @Override
    public void free(long address) {
        if (queue.contains(address)) {
            throw new AssertionError("freed while a kernel reads it");
        }
        if (sizes.remove(address) == null) {
            throw new AssertionError("freed twice, or never taken");
        }
    }

    @Override
    public long mark() {
        return launched;
    }

    @Override
    public boolean passed(long mark) {
        return completed >= mark;
    }

    @Override
    public void await(long mark) {
        complete((int) Math.max(0, mark - completed));
    }
}
