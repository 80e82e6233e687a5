package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.GpuBatch.Member;
import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A batch's piece of device memory, and where everything in it lies. */
final class BatchMemory implements AutoCloseable {
    private final MeteredDevice device;
    private final BufferPool pool;
    private final StagingBuffer staging;
    private final List<Member> members;
    private final BatchLayout layout;
    private final BufferPool.Buffer memory;
    private final long[] networks;

    /** Takes the memory and writes the networks. */
    BatchMemory(SharedDevice gpu, List<Member> members) {
        this.device = gpu.device();
        this.pool = gpu.pool();
        this.staging = gpu.staging();
        this.members = List.copyOf(members);
        this.layout = BatchLayout.of(members);
        this.networks = new long[members.size()];
        this.memory = pool.take(layout.bytes());
        try {
            write();
        } catch (RuntimeException | Error e) {
            try {
                close();
            } catch (RuntimeException whileClosing) {
                e.addSuppressed(whileClosing);
            }
            throw e;
        }
    }

    private void write() {
        long at = at(layout.networks());
        ByteBuffer structs = buffer(NetworkImage.NETWORK_BYTES * members.size());
        ByteBuffer starts = buffer(NetworkProgress.BYTES * members.size());
        for (int n = 0; n < networks.length; n++) {
            NetworkLayout network = members.get(n).layout();
            networks[n] = at;
            device.write(at, NetworkImage.of(network, at, staging));
            device.zero(at + network.offset(Region.SPIKES), network.length(Region.SPIKES, Region.STATE));
            NetworkProgress.writeStart(starts);
            NetworkImage.writeNetwork(network, at, progress(n), structs);
            at += network.bytes();
        }
        device.write(structs(), structs.flip());
        device.write(progress(0), starts.flip());
    }

    private long at(long offset) {
        return memory.address() + offset;
    }

    /** Memory of the host that is not used for anything else meanwhile. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    MeteredDevice device() {
        return device;
    }

    StagingBuffer staging() {
        return staging;
    }

    List<Member> members() {
        return members;
    }

    BatchLayout layout() {
        return layout;
    }

    /** Of the first network's struct; the others follow. */
    long structs() {
        return at(layout.structs());
    }

    long struct(int n) {
        return structs() + (long) n * NetworkImage.NETWORK_BYTES;
    }

    /** Where network n is; the others' progress follows. */
    long progress(int n) {
        return at(layout.progress()) + (long) n * NetworkProgress.BYTES;
    }

    int progressBytes() {
        return NetworkProgress.BYTES * members.size();
    }

    /** One of the two copies of all networks' progress. */
    long seen(int copy) {
        return at(layout.seen()) + (long) progressBytes() * copy;
    }

    /** Totals of network n; the others' follow. */
    long totals(int n) {
        return at(layout.totals()) + (long) Integer.BYTES * layout.stride() * n;
    }

    long chosen() {
        return at(layout.chosen());
    }

    long gathered() {
        return at(layout.gathered());
    }

    /** A part of network n. */
    long address(int n, Region region) {
        return networks[n] + members.get(n).layout().offset(region);
    }

    int[] ints(long address, int count) {
        ByteBuffer buffer = staging.of(Integer.BYTES * count);
        device.read(address, buffer);
        int[] values = new int[count];
        buffer.flip().asIntBuffer().get(values);
        return values;
    }

    List<Long> longs(long address, int count) {
        ByteBuffer buffer = staging.of(Long.BYTES * count);
        device.read(address, buffer);
        Long[] values = new Long[count];
        Arrays.setAll(values, i -> buffer.getLong(Long.BYTES * i));
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** Gives the memory back; kernels under way may still use it. */
    @Override
    public void close() {
        pool.give(memory);
    }
}
