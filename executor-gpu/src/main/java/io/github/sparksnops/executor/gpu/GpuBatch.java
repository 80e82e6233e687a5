package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.Device.Launch;
import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import io.github.sparksnops.network.simulation.CountSelection;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.GatheredCounts;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Networks of one block shape that are on the device together, from wiring to results. */
final class GpuBatch implements AutoCloseable {
    /** Blocks that wire one network side by side; each takes the next source. */
    private static final int WIRING_BLOCKS = 64;

    private static final int WIRING_THREADS = 256;
    /** Of counts that are copied at a time. */
    private static final int COUNTS_BYTES = 1 << 23;

    /** Launches between the host and what the device works on: while it looks at one, the next has begun. */
    private static final int LAUNCHES_UNDER_WAY = 2;

    private static final int GATHERING_THREADS = 256;
    private static final int MOST_GATHERING_BLOCKS = 1024;

    private final MeteredDevice device;
    private final BufferPool pool;
    private final StagingBuffer staging;
    private final List<Member> members;
    private final BatchLayout layout;
    private final BufferPool.Buffer memory;
    private final long[] addresses;

    /**
     * A network of the batch.
     *
     * @param index in the caller's batch
     */
    record Member(int index, NetworkLayout layout) {}

    /** Takes the memory and writes the networks; to be followed by {@link #wire}. */
    GpuBatch(SharedDevice gpu, List<Member> members) {
        this.device = gpu.device();
        this.pool = gpu.pool();
        this.staging = gpu.staging();
        this.members = List.copyOf(members);
        this.layout = BatchLayout.of(members);
        this.addresses = new long[members.size()];
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
        for (int n = 0; n < addresses.length; n++) {
            NetworkLayout network = members.get(n).layout();
            addresses[n] = at;
            device.write(at, NetworkImage.of(network, at, staging));
            device.zero(at + network.offset(Region.SPIKES), network.length(Region.SPIKES, Region.STATE));
            NetworkProgress.writeStart(starts);
            NetworkImage.writeNetwork(network, at, at(layout.progress()) + (long) n * NetworkProgress.BYTES, structs);
            at += network.bytes();
        }
        device.write(at(layout.structs()), structs.flip());
        device.write(at(layout.progress()), starts.flip());
    }

    private long at(long offset) {
        return memory.address() + offset;
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
            device.launch(new Launch(Kernel.WIRE_LISTS, count, WIRING_BLOCKS, WIRING_THREADS, 0, at(layout.structs())));
            device.launch(
                    new Launch(Kernel.START_GENERAL, count, WIRING_BLOCKS, WIRING_THREADS, 0, at(layout.structs())));
            return List.of();
        }
        device.launch(new Launch(
                Kernel.WIRE_ROWS,
                count,
                WIRING_BLOCKS,
                WIRING_THREADS,
                shape.rowBytes(),
                at(layout.structs()),
                shape.threads()));
        device.launch(new Launch(Kernel.START_RESIDENT, count, 1, shape.threads(), 0, at(layout.structs())));
        List<Member> tooLarge = new ArrayList<>();
        ByteBuffer all = staging.of(NetworkProgress.BYTES * count);
        device.read(at(layout.progress()), all);
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
        boolean records = recording.spikes().isPresent() || recording.voltages().isPresent();
        // What was recorded must be taken before the next launch writes over it.
        int underWay = records ? 1 : LAUNCHES_UNDER_WAY;
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
            running = look(looked, reached, recording, control);
        }
        double simulateMs = (System.nanoTime() - start) / 1e6;
        return results(reached, recording.counts(), buildMs / reached.length, simulateMs / reached.length);
    }

    /** Launches a chunk of steps, and a copy of where the networks are then; returns the point after both. */
    private long launch(int chunkSteps, int number) {
        BlockShape shape = shape();
        int sharedBytes = members.stream()
                .mapToInt(m -> shape.sharedBytes(m.layout().stepSpikes()))
                .max()
                .orElseThrow();
        device.launch(new Launch(
                shape.kernel(), members.size(), 1, shape.threads(), sharedBytes, at(layout.structs()), chunkSteps));
        device.copy(at(layout.progress()), seen(number), (long) NetworkProgress.BYTES * members.size());
        return device.mark();
    }

    private long seen(int number) {
        return at(layout.seen()) + (long) NetworkProgress.BYTES * members.size() * (number % LAUNCHES_UNDER_WAY);
    }

    /** Looks at where the networks were after a launch; whether any had not come to its end. */
    private boolean look(int number, NetworkProgress[] reached, Recording recording, RunControl control) {
        // Not the staging buffer: what was recorded is fetched while it is looked at.
        ByteBuffer all = buffer(NetworkProgress.BYTES * members.size());
        device.readBeside(seen(number), all);
        boolean running = false;
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
        return running;
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
                    at(layout.progress()) + (long) n * NetworkProgress.BYTES + NetworkProgress.RECORDED_OFFSET,
                    2 * Integer.BYTES);
        }
    }

    private void drainVoltages(int n, NetworkProgress progress, Recording.VoltageRequest request) {
        List<Integer> recorded = members.get(n).layout().room().voltageNeurons();
        int rows = progress.voltageRows();
        ByteBuffer buffer = staging.of(Float.BYTES * rows * recorded.size());
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

    private List<SimulationResult> results(
            NetworkProgress[] reached, CountSelection selection, double buildMs, double simulateMs) {
        device.launch(new Launch(
                Kernel.TOTAL_COUNTS,
                members.size(),
                (layout.stride() + 2 * GATHERING_THREADS - 1) / (2 * GATHERING_THREADS),
                GATHERING_THREADS,
                0,
                at(layout.structs()),
                at(layout.totals()),
                layout.stride()));
        List<SimulationResult> results = new ArrayList<>();
        for (int n = 0; n < reached.length; n++) {
            NetworkLayout network = members.get(n).layout();
            int populations = network.network().spec().populations().size();
            long ofThis = at(layout.totals()) + (long) Integer.BYTES * layout.stride() * n;
            long[] totals = IntStream.of(ints(ofThis, network.network().spec().neurons()))
                    .asLongStream()
                    .toArray();
            results.add(new SimulationResult(
                    reached[n].simulationOutcome(network.window()),
                    counts(n, totals, selection),
                    longs(address(n, Region.SPIKES), populations),
                    longs(address(n, Region.COUNTED_SPIKES), populations),
                    reached[n].lastSpikeStep(),
                    buildMs,
                    simulateMs));
        }
        return results;
    }

    /** Those that are chosen; a table where all are. */
    private SpikeCounts counts(int n, long[] totals, CountSelection selection) {
        int[] chosen = selection.neurons(members.get(n).index(), totals);
        return chosen.length == totals.length
                ? table(n)
                : new GatheredCounts(
                        totals, members.get(n).layout().window().countWindows(), chosen, gathered(n, chosen));
    }

    /** Counts of some neurons, shape {@code [neuron][window]}; as many at a time as there is room for on the device. */
    private short[][] gathered(int n, int[] chosen) {
        int windows = members.get(n).layout().window().countWindows();
        short[][] counts = new short[chosen.length][windows];
        int most = layout.gatheredBytes() / (Short.BYTES * Math.max(1, windows));
        for (int first = 0; first < chosen.length && windows > 0; first += most) {
            int some = Math.min(most, chosen.length - first);
            ByteBuffer ids = staging.of(Integer.BYTES * some);
            ids.asIntBuffer().put(chosen, first, some);
            device.write(at(layout.chosen()), ids);
            device.launch(new Launch(
                    Kernel.GATHER_COUNTS,
                    Math.min(some, MOST_GATHERING_BLOCKS),
                    1,
                    GATHERING_THREADS,
                    0,
                    at(layout.structs()) + (long) n * NetworkImage.NETWORK_BYTES,
                    at(layout.chosen()),
                    at(layout.gathered()),
                    some));
            ByteBuffer piece = staging.of(Short.BYTES * windows * some);
            device.read(at(layout.gathered()), piece);
            ShortBuffer values = piece.flip().asShortBuffer();
            for (int i = first; i < first + some; i++) {
                values.get(counts[i]);
            }
        }
        return counts;
    }

    /** All counts, in pieces of some windows; rows on the device are as long as a whole number of words. */
    private CountTable table(int n) {
        NetworkLayout network = members.get(n).layout();
        int windows = network.window().countWindows();
        int rowBytes = Integer.BYTES * network.countWords();
        int most = Math.max(1, COUNTS_BYTES / rowBytes);
        CountTable counts = new CountTable(network.network().spec().neurons(), windows);
        ByteBuffer rows = staging.of(Math.min(most, windows) * rowBytes);
        for (int first = 0; first < windows; first += most) {
            int some = Math.min(most, windows - first);
            device.read(
                    address(n, Region.COUNTS) + (long) first * rowBytes,
                    rows.clear().limit(some * rowBytes));
            counts.setWindows(first, some, rows.flip().asShortBuffer(), 2 * network.countWords());
        }
        return counts;
    }

    private int[] ints(long address, int count) {
        ByteBuffer buffer = staging.of(Integer.BYTES * count);
        device.read(address, buffer);
        int[] values = new int[count];
        buffer.flip().asIntBuffer().get(values);
        return values;
    }

    private List<Long> longs(long address, int count) {
        ByteBuffer buffer = staging.of(Long.BYTES * count);
        device.read(address, buffer);
        Long[] values = new Long[count];
        Arrays.setAll(values, i -> buffer.getLong(Long.BYTES * i));
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public void close() {
        pool.give(memory);
    }
}
