package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.SimulatorFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs this project's CUDA sources without a GPU: compiled by g++ ({@code host_device.cpp}), in a process of their own. */
final class HostDevice implements Device {
    private static final Path SOURCES = Path.of("src");
    private static final int SHARED_BYTES = 227 * 1024;
    private static Path program;

    private final Process process;
    private final OutputStream commands;
    private final DataInputStream answers;

    HostDevice() {
        try {
            process = new ProcessBuilder(compiled().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** Skips the test where there is no g++. */
    private static synchronized Path compiled() throws IOException {
        if (program == null) {
            Path out = Files.createDirectories(Path.of("target")).resolve("host_device");
            Process compiler;
            try {
                compiler = new ProcessBuilder(
                                "g++",
                                "-O2",
                                "-std=c++17",
                                "-ffp-contract=off",
                                "-march=native",
                                "-Wall",
                                "-Wno-unknown-pragmas",
                                "-Wno-unused-function",
                                "-I" + SOURCES.resolve("main/cuda"),
                                "-o",
                                out.toString(),
                                SOURCES.resolve("test/cuda/host_device.cpp").toString())
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException e) {
                Assumptions.abort("no g++ here, so kernels cannot run on the host: " + e.getMessage());
                throw e;
            }
            String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (compiler.waitFor() != 0) {
                    throw new AssertionError("g++ does not compile the kernels: " + messages);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            program = out.toAbsolutePath();
        }
        return program;
    }

    @Override
    public DeviceLimits limits() {
        return new DeviceLimits(1, 1024, 65536, SHARED_BYTES);
    }

    @Override
    public long freeBytes() {
        return Long.MAX_VALUE / 2;
    }

    @Override
    public long allocate(long bytes) {
        send('A', bytes);
        long address = answer();
        if (address == 0) {
            throw new OutOfDeviceMemory(bytes + " bytes");
        }
        return address;
    }

    @Override
    public void free(long address) {
        send('F', address);
    }

    @Override
    public void write(long address, ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        send('W', address, bytes.length);
        send(bytes);
    }

    @Override
    public void read(long address, ByteBuffer to) {
        byte[] bytes = new byte[to.remaining()];
        send('R', address, bytes.length);
        try {
            commands.flush();
            answers.readFully(bytes);
        } catch (IOException e) {
            throw new SimulatorFailure("the kernels' process is gone: " + e.getMessage());
        }
        to.put(bytes);
    }

    @Override
    public void readBeside(long address, ByteBuffer to) {
        read(address, to);
    }

    @Override
    public void copy(long from, long to, long bytes) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(bytes));
        read(from, all);
        write(to, all.flip());
    }

    @Override
    public void zero(long address, long bytes) {
        send('Z', address, bytes);
    }

    /** All units are in the program. */
    @Override
    public void compile(String unit) {}

    @Override
    public KernelNeeds needs(Kernel kernel) {
        return new KernelNeeds(1024, 32, 0);
    }

    /** Every call has taken effect when it returns. */
    @Override
    public long mark() {
        return 0;
    }

    @Override
    public boolean passed(long mark) {
        return true;
    }

    @Override
    public void await(long mark) {}

    @Override
    public void launch(Launch launch) {
        String name = launch.kernel().entry();
        send('L', name.length());
        send(name.getBytes(StandardCharsets.US_ASCII));
        send(launch.blocksX(), launch.blocksY(), launch.threads(), launch.sharedBytes(), launch.arguments().length);
        send(launch.arguments());
        long answer = answer();
        if (answer != 0) {
            throw new SimulatorFailure(answer == 1 ? "no kernel " + name : name + ": some threads miss a barrier");
        }
    }

    private void send(long... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.nativeOrder());
        for (long number : numbers) {
            buffer.putLong(number);
        }
        send(buffer.array());
    }

    private void send(byte[] bytes) {
        try {
            commands.write(bytes);
        } catch (IOException e) {
            throw new SimulatorFailure("the kernels' process is gone: " + e.getMessage());
        }
    }

    private long answer() {
        try {
            commands.flush();
            byte[] bytes = answers.readNBytes(Long.BYTES);
            if (bytes.length < Long.BYTES) {
                throw new SimulatorFailure("the kernels' process ended");
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
        } catch (IOException e) {
            throw new SimulatorFailure("the kernels' process is gone: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
