package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.Device.Launch;
import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Networks of one block shape that are on the device together, from wiring to results. */
final class GpuBatch implements AutoCloseable {
    /** Blocks that wire one network side by side; each takes the next source. */
    private static final int WIRING_BLOCKS = 64;

    private static final int WIRING_THREADS = 256;
    /** Of counts that are copied at a time. */
    private static final int COUNTS_BYTES = 1 << 23;

    private final Device device;
    private final List<Member> members;
    private final long memory;
    /** Structs of the networks, then their progress side by side, then the networks themselves. */
    private final long networks;

    private final long progress;
    private final long[] addresses;

    /**
     * A network of the batch.
     *
     * @param index in the caller's batch
     */
    record Member(int index, NetworkLayout layout) {}

    /** Takes the memory and writes the networks; to be followed by {@link #wire}. */
    GpuBatch(Device device, List<Member> members) {
        this.device = device;
        this.members = List.copyOf(members);
        this.addresses = new long[members.size()];
        this.memory = device.allocate(bytes(members));
        this.networks = memory;
        this.progress = memory + structBytes(members.size());
        try {
            write();
        } catch (RuntimeException e) {
            try {
                device.free(memory);
            } catch (RuntimeException whileFreeing) {
                e.addSuppressed(whileFreeing);
            }
            throw e;
        }
    }

    private void write() {
        long at = progress + progressBytes(members.size());
        ByteBuffer structs = buffer(NetworkImage.NETWORK_BYTES * members.size());
        ByteBuffer starts = buffer(NetworkProgress.BYTES * members.size());
        for (int n = 0; n < addresses.length; n++) {
            NetworkLayout layout = members.get(n).layout();
            addresses[n] = at;
            device.write(at, NetworkImage.of(layout, at));
            device.zero(at + layout.offset(Region.SPIKES), layout.length(Region.SPIKES, Region.STATE));
            NetworkProgress.writeStart(starts);
            NetworkImage.writeNetwork(layout, at, progress + (long) n * NetworkProgress.BYTES, structs);
            at += layout.bytes();
        }
        device.write(networks, structs.flip());
        device.write(progress, starts.flip());
    }

    /** Device memory of such a batch, bytes. */
    static long bytes(List<Member> members) {
        return structBytes(members.size())
                + progressBytes(members.size())
                + members.stream().mapToLong(m -> m.layout().bytes()).sum();
    }

    private static long structBytes(int networks) {
        return aligned((long) NetworkImage.NETWORK_BYTES * networks);
    }

    private static long progressBytes(int networks) {
        return aligned((long) NetworkProgress.BYTES * networks);
    }

    private static long aligned(long bytes) {
        return (bytes + NetworkLayout.ALIGNMENT - 1) / NetworkLayout.ALIGNMENT * NetworkLayout.ALIGNMENT;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private BlockShape shape() {
        return members.get(0).layout().shape();
    }

    /** Draws synapses and initial states; returns the members whose rows of counts do not fit into bytes. */
    List<Member> wire() {
        BlockShape shape = shape();
        int count = members.size();
        if (!shape.resident()) {
            device.launch(new Launch(Kernel.WIRE_LISTS, count, WIRING_BLOCKS, WIRING_THREADS, 0, networks));
            device.launch(new Launch(Kernel.START_GENERAL, count, WIRING_BLOCKS, WIRING_THREADS, 0, networks));
            return List.of();
        }
        device.launch(new Launch(
                Kernel.WIRE_ROWS, count, WIRING_BLOCKS, WIRING_THREADS, shape.rowBytes(), networks, shape.threads()));
        device.launch(new Launch(Kernel.START_RESIDENT, count, 1, shape.threads(), 0, networks));
        List<Member> tooLarge = new ArrayList<>();
        ByteBuffer all = progress();
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
        BlockShape shape = shape();
        int sharedBytes = members.stream()
                .mapToInt(m -> shape.sharedBytes(m.layout().listLength()))
                .max()
                .orElseThrow();
        NetworkProgress[] reached = new NetworkProgress[members.size()];
        boolean running = true;
        while (running) {
            if (control.cancelled()) {
                throw new CancellationException("cancelled on the GPU");
            }
            device.launch(
                    new Launch(shape.kernel(), members.size(), 1, shape.threads(), sharedBytes, networks, chunkSteps));
            running = false;
            ByteBuffer all = progress();
            for (int n = 0; n < reached.length; n++) {
                boolean alreadyDone = reached[n] != null && !reached[n].running();
                if (!alreadyDone) {
                    reached[n] = NetworkProgress.read(all, n);
                    drain(n, reached[n], recording);
                    running |= reached[n].running();
                    int end = members.get(n).layout().window().steps();
                    control.progress(members.get(n).index(), Math.min(reached[n].nextStep(), end), end);
                }
            }
        }
        double simulateMs = (System.nanoTime() - start) / 1e6;
        List<SimulationResult> results = new ArrayList<>();
        for (int n = 0; n < reached.length; n++) {
            results.add(result(n, reached[n], buildMs / reached.length, simulateMs / reached.length));
        }
        return results;
    }

    /** Where all networks are, in one transfer. */
    private ByteBuffer progress() {
        ByteBuffer all = buffer(NetworkProgress.BYTES * members.size());
        device.read(progress, all);
        return all;
    }

    private long address(int n, Region region) {
        return addresses[n] + members.get(n).layout().offset(region);
    }

    /** Hands recorded spikes and potentials on and empties the buffers. */
    private void drain(int n, NetworkProgress progress, Recording recording) {
        int index = members.get(n).index();
        if (progress.spikeRecords() > 0) {
            int count = progress.spikeRecords();
            int[] steps = ints(address(n, Region.SPIKE_STEPS), count);
            int[] neurons = ints(address(n, Region.SPIKE_NEURONS), count);
            inOrder(steps, neurons);
            recording.spikes().orElseThrow().accept(index, steps, neurons, count);
        }
        if (progress.voltageRows() > 0) {
            drainVoltages(n, progress, recording.voltages().orElseThrow());
        }
        if (progress.spikeRecords() > 0 || progress.voltageRows() > 0) {
            device.zero(
                    this.progress + (long) n * NetworkProgress.BYTES + NetworkProgress.RECORDED_OFFSET,
                    2 * Integer.BYTES);
        }
    }

    private void drainVoltages(int n, NetworkProgress progress, Recording.VoltageRequest request) {
        List<Integer> recorded = members.get(n).layout().room().voltageNeurons();
        int rows = progress.voltageRows();
        ByteBuffer buffer = buffer(Float.BYTES * rows * recorded.size());
        device.read(address(n, Region.VOLTAGES), buffer);
        buffer.flip();
        int[] place = request.neurons().stream().mapToInt(recorded::indexOf).toArray();
        float[] millivolts = new float[rows * place.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < place.length; i++) {
                millivolts[row * place.length + i] = buffer.getFloat(Float.BYTES * (row * recorded.size() + place[i]));
            }
        }
        request.sink().accept(members.get(n).index(), progress.nextStep() - rows, millivolts, rows);
    }

    /** Sorts spikes by step, then neuron: threads record them in no order. */
    private static void inOrder(int[] steps, int[] neurons) {
        long[] both = new long[steps.length];
        for (int s = 0; s < both.length; s++) {
            both[s] = (long) steps[s] << Integer.SIZE | neurons[s];
        }
        Arrays.sort(both);
        for (int s = 0; s < both.length; s++) {
            steps[s] = (int) (both[s] >>> Integer.SIZE);
            neurons[s] = (int) both[s];
        }
    }

    private SimulationResult result(int n, NetworkProgress progress, double buildMs, double simulateMs) {
        NetworkLayout layout = members.get(n).layout();
        int populations = layout.network().spec().populations().size();
        return new SimulationResult(
                progress.simulationOutcome(layout.window()),
                counts(n),
                longs(address(n, Region.SPIKES), populations),
                longs(address(n, Region.COUNTED_SPIKES), populations),
                progress.lastSpikeStep(),
                buildMs,
                simulateMs);
    }

    /** In pieces of some windows; rows on the device are as long as a whole number of words. */
    private SpikeCounts counts(int n) {
        NetworkLayout layout = members.get(n).layout();
        int windows = layout.window().countWindows();
        int rowBytes = Integer.BYTES * layout.countWords();
        int most = Math.max(1, COUNTS_BYTES / rowBytes);
        SpikeCounts counts = new SpikeCounts(layout.network().spec().neurons(), windows);
        ByteBuffer rows = buffer(Math.min(most, windows) * rowBytes);
        for (int first = 0; first < windows; first += most) {
            int some = Math.min(most, windows - first);
            device.read(
                    address(n, Region.COUNTS) + (long) first * rowBytes,
                    rows.clear().limit(some * rowBytes));
            counts.setWindows(first, some, rows.flip().asShortBuffer(), 2 * layout.countWords());
        }
        return counts;
    }

    private int[] ints(long address, int count) {
        ByteBuffer buffer = buffer(Integer.BYTES * count);
        device.read(address, buffer);
        int[] values = new int[count];
        buffer.flip().asIntBuffer().get(values);
        return values;
    }

    private List<Long> longs(long address, int count) {
        ByteBuffer buffer = buffer(Long.BYTES * count);
        device.read(address, buffer);
        Long[] values = new Long[count];
        Arrays.setAll(values, i -> buffer.getLong(Long.BYTES * i));
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public void close() {
        device.free(memory);
    }
}
