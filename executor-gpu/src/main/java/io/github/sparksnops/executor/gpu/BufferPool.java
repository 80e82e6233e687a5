package io.github.sparksnops.executor.gpu;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.executor.gpu.Device.OutOfDeviceMemory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Device memory that is kept from one batch to the next, in size classes, never more than a cap. What is given back may still be read by
 * kernels under way: it is lent again only after they have ended.
 */
final class BufferPool implements AutoCloseable {
    /** Smallest class, bytes. */
    private static final long SMALLEST = 1 << 16;
    /** Classes between a power of two and the next: at most a sixteenth of a buffer is left over. */
    private static final int CLASSES = 16;

    private final DeviceMemory device;
    private final long cap;
    /** In order of being given back. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private final Map<Long, Buffer> lent = new HashMap<>();
    private long idleBytes;
    private long lentBytes;
    private long hits;
    /** Bytes of the largest buffer so far. */
    private long largest;

    /**
     * Memory of a device.
     *
     * @param bytes that may be used
     */
    record Buffer(long address, long bytes) {}

    /** Kernels before the mark may still use it. */
    private record Idle(Buffer buffer, long mark) {}

    BufferPool(DeviceMemory device, long cap) {
        this.device = device;
        this.cap = cap;
    }

    /** What a buffer of so many bytes really takes. */
    static long classBytes(long bytes) {
        long step = Math.max(SMALLEST, Long.highestOneBit(bytes)) / CLASSES;
        return Math.max(SMALLEST, (bytes + step - 1) / step * step);
    }

    /** Bytes that one more buffer can have. */
    long available() {
        return cap - lentBytes;
    }

    /** Bytes held, lent or not. */
    long held() {
        return idleBytes + lentBytes;
    }

    /** How often a buffer was there already. */
    long hits() {
        return hits;
    }

    /**
     * Lends a buffer with anything in it.
     *
     * @throws OutOfDeviceMemory where the cap or the device does not allow it
     */
    Buffer take(long bytes) {
        require(bytes > 0, "a buffer of %s bytes", bytes);
        long size = classBytes(bytes);
        Buffer buffer = reused(size);
        if (buffer == null) {
            if (size > available()) {
                throw new OutOfDeviceMemory(size + " bytes beside " + lentBytes + " in use, of " + cap);
            }
            largest = Math.max(largest, size);
            // No more than one batch's worth lies idle: others use the device too.
            freeIdle(Math.min(largest, cap - lentBytes - size));
            buffer = allocated(size);
        } else {
            hits++;
        }
        lent.put(buffer.address(), buffer);
        lentBytes += size;
        return buffer;
    }

    private Buffer reused(long size) {
        Iterator<Idle> all = idle.iterator();
        while (all.hasNext()) {
            Idle one = all.next();
            if (one.buffer().bytes() == size && device.passed(one.mark())) {
                all.remove();
                idleBytes -= size;
                return one.buffer();
            }
        }
        return null;
    }

    private Buffer allocated(long size) {
        try {
            return new Buffer(device.allocate(size), size);
        } catch (OutOfDeviceMemory e) {
            if (idle.isEmpty()) {
                throw e;
            }
            // Others use the device too; and what is idle here may be what lacks.
            freeIdle(0);
            return new Buffer(device.allocate(size), size);
        }
    }

    /** Frees idle buffers, the oldest first, until they hold no more than this; waits for kernels that may use them. */
    private void freeIdle(long mostBytes) {
        while (idleBytes > mostBytes && !idle.isEmpty()) {
            Idle oldest = idle.remove();
            idleBytes -= oldest.buffer().bytes();
            device.await(oldest.mark());
            device.free(oldest.buffer().address());
        }
    }

    /** Takes a buffer back; kernels that were launched before may still use it. */
    void give(Buffer buffer) {
        require(lent.containsKey(buffer.address()), "a buffer that is not lent");
        // First: on a device that was lost it fails, and the buffer stays lent until all is freed.
        long mark = device.mark();
        lent.remove(buffer.address());
        lentBytes -= buffer.bytes();
        idleBytes += buffer.bytes();
        idle.add(new Idle(buffer, mark));
    }

    /** Gives everything back to the device. */
    @Override
    public void close() {
        freeIdle(0);
        lent.values().forEach(buffer -> device.free(buffer.address()));
        lent.clear();
        lentBytes = 0;
    }
}
