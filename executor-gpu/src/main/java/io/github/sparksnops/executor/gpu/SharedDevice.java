package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.SimulatorFailure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/**
 * A GPU of this JVM with its memory: opened once, and lent to the simulators of several tasks, which take turns. Side by side they would
 * fight for its memory and be no faster; statistics of a task's last batch go on beside the next task's simulation.
 */
final class SharedDevice {
    private static final Map<Integer, SharedDevice> OPEN = new LinkedHashMap<>();

    private final MeteredDevice device;
    private final BufferPool pool;
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users;

    private SharedDevice(Device device) {
        this.device = new MeteredDevice(device);
        this.pool = new BufferPool(this.device, Math.max(0, device.freeBytes() - MemoryPlan.RESERVE_BYTES));
    }

    /** A device for one simulator alone. */
    static SharedDevice alone(Device device) {
        SharedDevice shared = new SharedDevice(device);
        shared.users = 1;
        return shared;
    }

    /**
     * Lends the GPU with the fewest users.
     *
     * @param ordinals of the GPUs that can be used
     * @param opener opens one
     */
    static SharedDevice ofFewestUsers(List<Integer> ordinals, IntFunction<Device> opener) {
        synchronized (OPEN) {
            int ordinal = ordinals.stream()
                    .min(Comparator.comparingInt(o -> OPEN.containsKey(o) ? OPEN.get(o).users : 0))
                    .orElseThrow();
            SharedDevice shared = OPEN.get(ordinal);
            if (shared == null) {
                shared = new SharedDevice(opener.apply(ordinal));
                OPEN.put(ordinal, shared);
            }
            shared.users++;
            return shared;
        }
    }

    MeteredDevice device() {
        return device;
    }

    BufferPool pool() {
        return pool;
    }

    /** To be held while the device or its memory is used. */
    ReentrantLock turn() {
        return turn;
    }

    /** What the device was asked to do, by names for people. */
    Map<String, String> counters() {
        Map<String, String> counters = device.counters();
        counters.put("bytes of memory held", Long.toString(pool.held()));
        counters.put("buffers found in the pool", Long.toString(pool.hits()));
        return counters;
    }

    /** Ends one use; the last one frees the memory and closes the device. */
    void release() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.values().remove(this);
        }
        turn.lock();
        try {
            pool.close();
        } catch (SimulatorFailure e) {
            // The device has failed, which has been told, and its memory went with it.
        } finally {
            device.close();
            turn.unlock();
        }
    }
}
