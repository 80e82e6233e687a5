package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.Device.Launch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Networks of one block shape that are on the device together, from wiring to results. */
final class GpuBatch implements AutoCloseable {
    /** Blocks that wire one network side by side; each takes the next source. */
    private static final int WIRING_BLOCKS = 64;

    private static final int WIRING_THREADS = 256;
    /** Launches between the host and what the device works on: while it looks at one, the next has begun. */
    private static final int LAUNCHES_UNDER_WAY = 2;

    private final MeteredDevice device;
    private final List<Member> members;
    private final BatchMemory memory;

    /**
     * A network of the batch.
     *
     * @param index in the caller's batch
     */
    record Member(int index, NetworkLayout layout) {}

    /** Takes the memory and writes the networks; to be followed by {@link #wire}. */
    GpuBatch(SharedDevice gpu, List<Member> members) {
        this.device = gpu.device();
        this.members = List.copyOf(members);
        this.memory = new BatchMemory(gpu, members);
    }

    private BlockShape shape() {
        return members.get(0).layout().shape();
    }

    /** Draws synapses and initial states; returns the members whose rows of counts do not fit into bytes. */
    List<Member> wire() {
        BlockShape shape = shape();
        int count = members.size();
        if (!shape.resident()) {
            device.launch(new Launch(Kernel.WIRE_LISTS, count, WIRING_BLOCKS, WIRING_THREADS, 0, memory.structs()));
            device.launch(new Launch(Kernel.START_GENERAL, count, WIRING_BLOCKS, WIRING_THREADS, 0, memory.structs()));
            return List.of();
        }
        device.launch(new Launch(
                Kernel.WIRE_ROWS,
                count,
                WIRING_BLOCKS,
                WIRING_THREADS,
                shape.rowBytes(),
                memory.structs(),
                shape.threads()));
        device.launch(new Launch(Kernel.START_RESIDENT, count, 1, shape.threads(), 0, memory.structs()));
        List<Member> tooLarge = new ArrayList<>();
        ByteBuffer all = memory.staging().of(memory.progressBytes());
        device.read(memory.progress(0), all);
        for (int n = 0; n < count; n++) {
            if (!NetworkProgress.read(all, n).fitsBytes()) {
                tooLarge.add(members.get(n));
            }
        }
        return tooLarge;
    }

    /** Runs all networks to their ends; results in the order of the members. */
    List<SimulationResult> run(int chunkSteps, Recording recording, RunControl control, double buildMs) {
        long start = System.nanoTime();
        NetworkProgress[] reached = new NetworkProgress[members.size()];
        BatchRecords records = new BatchRecords(memory, recording);
        // What was recorded must be taken before the next launch writes over it.
        int underWay = records.wanted() ? 1 : LAUNCHES_UNDER_WAY;
        Deque<Long> marks = new ArrayDeque<>();
        int launched = 0;
        boolean running = true;
        for (int looked = 0; running; looked++) {
            if (control.cancelled()) {
                throw new CancellationException("cancelled on the GPU");
            }
            while (launched < looked + underWay) {
                marks.add(launch(chunkSteps, launched++));
            }
            device.await(marks.remove());
            running = look(looked, reached, records, control);
        }
        double simulateMs = (System.nanoTime() - start) / 1e6;
        return new BatchResults(memory, recording.counts())
                .results(reached, buildMs / reached.length, simulateMs / reached.length);
    }

    /** Launches a chunk of steps, and a copy of where the networks are then; returns the point after both. */
    private long launch(int chunkSteps, int number) {
        BlockShape shape = shape();
        int sharedBytes = members.stream()
                .mapToInt(m -> shape.sharedBytes(m.layout().stepSpikes()))
                .max()
                .orElseThrow();
        device.launch(new Launch(
                shape.kernel(), members.size(), 1, shape.threads(), sharedBytes, memory.structs(), chunkSteps));
        device.copy(memory.progress(0), memory.seen(number % LAUNCHES_UNDER_WAY), memory.progressBytes());
        return device.mark();
    }

    /** Looks at where the networks were after a launch; whether any had not come to its end. */
    private boolean look(int number, NetworkProgress[] reached, BatchRecords records, RunControl control) {
        // Not the staging buffer: what was recorded is fetched while it is looked at.
        ByteBuffer all = BatchMemory.buffer(memory.progressBytes());
        device.readBeside(memory.seen(number % LAUNCHES_UNDER_WAY), all);
        boolean running = false;
        for (int n = 0; n < reached.length; n++) {
            boolean alreadyDone = reached[n] != null && !reached[n].running();
            if (!alreadyDone) {
                reached[n] = NetworkProgress.read(all, n);
                records.drain(n, reached[n]);
                running |= reached[n].running();
                int end = members.get(n).layout().window().steps();
                control.progress(members.get(n).index(), Math.min(reached[n].nextStep(), end), end);
            }
        }
        return running;
    }

    @Override
    public void close() {
        memory.close();
    }
}
