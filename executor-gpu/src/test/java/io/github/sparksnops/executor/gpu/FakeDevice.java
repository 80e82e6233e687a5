package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.SimulatorFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A device with so many bytes, whose kernels say that every network has come to its end. Keeps what it was asked for. */
final class FakeDevice implements Device {
    private static final int OUTCOME_AT_END = 1;

    private final long capacity;
    private final TreeMap<Long, byte[]> memory = new TreeMap<>();
    private final Map<Long, Long> sizes = new HashMap<>();
    final List<Launch> launches = new ArrayList<>();
    private long next = 256;
    long largestUse;
    /** More than this at once is refused, though {@link #freeBytes} promises it. */
    long largestPiece = Long.MAX_VALUE;
    /** Fails at this launch, counted from 1. */
    int failingLaunch = -1;

    /** With that launch the device is lost: every later call fails. */
    boolean losesAll;

    /** Fails to compile so many times. */
    int failingCompilations;

    private boolean lost;

    /** Registers that every kernel takes in a thread. */
    int registers = 64;

    final List<String> compiled = new ArrayList<>();
    boolean closed;

    FakeDevice(long capacity) {
        this.capacity = capacity;
    }

    long used() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public DeviceLimits limits() {
        return new DeviceLimits(2, 1024, 65_536, 227 * 1024);
    }

    @Override
    public long freeBytes() {
        requireDevice();
        return capacity - used();
    }

    @Override
    public long allocate(long bytes) {
        if (bytes > freeBytes() || bytes > largestPiece) {
            throw new OutOfDeviceMemory(bytes + " bytes");
        }
        long address = next;
        next += bytes + 512;
        memory.put(address, new byte[Math.toIntExact(bytes)]);
        sizes.put(address, bytes);
        largestUse = Math.max(largestUse, used());
        return address;
    }

    @Override
    public void free(long address) {
        requireDevice();
        if (sizes.remove(address) == null) {
            throw new AssertionError("freed twice, or never taken: " + address);
        }
        memory.remove(address);
    }

    /** The piece that holds an address, from there on. */
    private ByteBuffer at(long address, long bytes) {
        Map.Entry<Long, byte[]> piece = memory.floorEntry(address);
        if (piece == null || address + bytes > piece.getKey() + piece.getValue().length) {
            throw new AssertionError(bytes + " bytes at " + address + " are not all in one piece");
        }
        int offset = (int) (address - piece.getKey());
        return ByteBuffer.wrap(piece.getValue(), offset, (int) bytes).slice().order(ByteOrder.nativeOrder());
    }

    @Override
    public void write(long address, ByteBuffer from) {
        at(address, from.remaining()).put(from);
    }

    @Override
    public void read(long address, ByteBuffer to) {
        to.put(at(address, to.remaining()));
    }

    @Override
    public void readBeside(long address, ByteBuffer to) {
        read(address, to);
    }

    @Override
    public void copy(long from, long to, long bytes) {
        at(to, bytes).put(at(from, bytes));
    }

    private void requireDevice() {
        if (lost) {
            throw new SimulatorFailure("everything answers CUDA_ERROR_LAUNCH_FAILED");
        }
    }

    @Override
    public void compile(String unit) {
        if (failingCompilations > 0) {
            failingCompilations--;
            throw new SimulatorFailure("compiling " + unit + " answered CUDA_ERROR_OUT_OF_MEMORY");
        }
        compiled.add(unit);
    }

    @Override
    public KernelNeeds needs(Kernel kernel) {
        return new KernelNeeds(1024, registers, 0);
    }

    @Override
    public long mark() {
        requireDevice();
        return launches.size();
    }

    @Override
    public boolean passed(long mark) {
        return true;
    }

    @Override
    public void await(long mark) {
        requireDevice();
    }

    @Override
    public void zero(long address, long bytes) {
        at(address, bytes).put(new byte[(int) bytes]);
    }

    @Override
    public void launch(Launch launch) {
        if (!compiled.contains(launch.kernel().unit())) {
            throw new AssertionError(launch.kernel() + " was not compiled");
        }
        launches.add(launch);
        if (launches.size() == failingLaunch) {
            lost = losesAll;
            throw new SimulatorFailure("cuLaunchKernel answered CUDA_ERROR_LAUNCH_FAILED");
        }
        if (launch.kernel().entry().startsWith("simulate")) {
            for (int n = 0; n < launch.blocksX(); n++) {
                ByteBuffer network = at(launch.arguments()[0] + (long) n * NetworkImage.NETWORK_BYTES, 232);
                int endStep = network.getInt(28);
                long progress = network.getLong(128);
                at(progress, 12).putInt(endStep).putInt(OUTCOME_AT_END).putInt(endStep - 1);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
