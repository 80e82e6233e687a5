package io.github.sparksnops.executor.gpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory of the host for what goes to a device and comes from it, outside of the Java heap: used again and again, because only the
 * garbage collector would return it.
 */
final class StagingBuffer {
    private ByteBuffer memory = allocate(1 << 20);

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes);
    }

    /** Room for so many bytes, with anything in it, in the machine's order; until the next call. */
    ByteBuffer of(int bytes) {
        if (memory.capacity() < bytes) {
            memory = allocate(bytes);
        }
        return memory.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
    }
}
