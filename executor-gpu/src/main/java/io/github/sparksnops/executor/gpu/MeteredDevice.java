package io.github.sparksnops.executor.gpu;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A device that counts what it is asked to do, and compiles a unit before one of its kernels is first launched. */
final class MeteredDevice implements Device {
    private final Device device;
    private final Set<String> compiled = new HashSet<>();
    private double compileMs;
    private long launches;
    private long bytesWritten;
    private long bytesRead;
    private long allocations;

    MeteredDevice(Device device) {
        this.device = device;
    }

    /** What was counted, by names for people. */
    Map<String, String> counters() {
        Map<String, String> counters = new LinkedHashMap<>();
        counters.put("compiled units", Integer.toString(compiled.size()));
        counters.put("compile ms", Math.round(compileMs) + "");
        counters.put("launches", Long.toString(launches));
        counters.put("bytes to the device", Long.toString(bytesWritten));
        counters.put("bytes from the device", Long.toString(bytesRead));
        counters.put("allocations", Long.toString(allocations));
        return counters;
    }

    @Override
    public DeviceLimits limits() {
        return device.limits();
    }

    @Override
    public long freeBytes() {
        return device.freeBytes();
    }

    @Override
    public long allocate(long bytes) {
        long address = device.allocate(bytes);
        allocations++;
        return address;
    }

    @Override
    public void free(long address) {
        device.free(address);
    }

    @Override
    public void write(long address, ByteBuffer from) {
        bytesWritten += from.remaining();
        device.write(address, from);
    }

    @Override
    public void read(long address, ByteBuffer to) {
        bytesRead += to.remaining();
        device.read(address, to);
    }

    @Override
    public void readBeside(long address, ByteBuffer to) {
        bytesRead += to.remaining();
        device.readBeside(address, to);
    }

    @Override
    public void copy(long from, long to, long bytes) {
        device.copy(from, to, bytes);
    }

    @Override
    public void zero(long address, long bytes) {
        device.zero(address, bytes);
    }

    @Override
    public void compile(String unit) {
        if (!compiled.contains(unit)) {
            long start = System.nanoTime();
            device.compile(unit);
            compiled.add(unit);
            compileMs += (System.nanoTime() - start) / 1e6;
        }
    }

    @Override
    public KernelNeeds needs(Kernel kernel) {
        compile(kernel.unit());
        return device.needs(kernel);
    }

    @Override
    public void launch(Launch launch) {
        compile(launch.kernel().unit());
        launches++;
        device.launch(launch);
    }

    @Override
    public long mark() {
        return device.mark();
    }

    @Override
    public boolean passed(long mark) {
        return device.passed(mark);
    }

    @Override
    public void await(long mark) {
        device.await(mark);
    }

    @Override
    public void close() {
        device.close();
    }
}
