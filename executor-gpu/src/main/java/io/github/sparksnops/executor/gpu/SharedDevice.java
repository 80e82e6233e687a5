package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.RunControl;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/**
 * A GPU of this JVM with its memory: opened once, and lent to the simulators of several tasks, which take turns. Side by side they would
 * fight for its memory and be no faster; statistics of a task's last batch go on beside the next task's simulation.
 */
final class SharedDevice {
    private static final Map<Integer, SharedDevice> OPEN = new LinkedHashMap<>();
    /** Between two looks whether waiting is still wanted. */
    private static final long LOOK_MS = 100;

    private final MeteredDevice device;
    private final BufferPool pool;
    private final StagingBuffer staging = new StagingBuffer();
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users;

    private SharedDevice(Device device) {
        this.device = new MeteredDevice(device);
        try {
            this.pool = new BufferPool(this.device, Math.max(0, device.freeBytes() - MemoryPlan.RESERVE_BYTES));
        } catch (RuntimeException e) {
            device.close();
            throw e;
        }
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

    /**
     * Waits for the turn.
     *
     * @throws CancellationException where the control says so meanwhile
     */
    void takeTurn(RunControl control) {
        try {
            // With a time even where it is free: only so the lock is fair.
            while (!turn.tryLock(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (control.cancelled()) {
                    throw new CancellationException("cancelled while others used the GPU");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while others used the GPU");
        }
    }

    /** What the device was asked to do, by names for people. */
    Map<String, String> counters() {
        Map<String, String> counters = device.counters();
        counters.put("bytes of memory held", Long.toString(pool.held()));
        counters.put("buffers found in the pool", Long.toString(pool.hits()));
        return counters;
    }

    StagingBuffer staging() {
        return staging;
    }

    /** Ends one use; the last one frees the memory and closes the device, before another can open it. */
    void release() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.values().remove(this);
            try {
                pool.close();
            } catch (RuntimeException e) {
                // Of a device that failed, which has been told; its memory went with it.
            } finally {
                device.close();
            }
        }
    }
}
