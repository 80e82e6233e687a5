package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StoppingLimits;
import io.github.sparksnops.network.wiring.GridTables;
import io.github.sparksnops.network.wiring.Network;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of one network lies in one piece of device memory: offsets from its begin, and its length. Known before
 * anything is allocated.
 */
final class NetworkLayout {
    /** Parts of the piece, in order. The first ones are written by the host as one image. */
    enum Region {
        POPULATIONS,
        SYNAPSES,
        STIMULI,
        PROJECTIONS,
        COUNT_ROWS,
        TABLES,
        VOLTAGE_OF,
        /** From here on zeroed. */
        SPIKES,
        COUNTED_SPIKES,
        PAST_SPIKES,
        PENDING,
        COUNTS,
        /** From here on written by kernels before it is read. */
        STATE,
        REFRACTORY,
        ARRIVING,
        SPIKE_STEPS,
        SPIKE_NEURONS,
        VOLTAGES,
        SYNAPSE_ROWS
    }

    static final int POPULATION_BYTES = 64;
    static final int SYNAPSE_BYTES = 12;
    static final int STIMULUS_BYTES = 16;
    static final int PROJECTION_BYTES = 64;
    static final int COUNT_ROWS_BYTES = 16;
    private static final int ALIGNMENT = 256;
    private static final int SIXTEEN_BITS = 1 << 16;

    private final Network network;
    private final SimulationWindow window;
    private final BlockShape shape;
    private final RecordingRoom room;
    private final StepSpikes stepSpikes;
    private final Map<Region, Long> offsets = new EnumMap<>(Region.class);
    private long end;

    NetworkLayout(Network network, SimulationWindow window, BlockShape shape, RecordingRoom room) {
        this.network = network;
        this.window = window;
        this.shape = shape;
        this.room = room;
        this.stepSpikes = StepSpikes.of(network, window);
        NetworkSpec spec = network.spec();
        int populations = spec.populations().size();
        long neurons = spec.neurons();
        int classes = spec.classes();
        add(Region.POPULATIONS, (long) POPULATION_BYTES * populations);
        add(Region.SYNAPSES, (long) SYNAPSE_BYTES * populations * classes);
        add(Region.STIMULI, (long) STIMULUS_BYTES * spec.stimuli().size());
        add(Region.PROJECTIONS, (long) PROJECTION_BYTES * spec.projections().size());
        add(Region.COUNT_ROWS, (long) COUNT_ROWS_BYTES * classes);
        add(Region.TABLES, tableBytes());
        add(Region.VOLTAGE_OF, room.voltageRows() == 0 ? 0 : Integer.BYTES * neurons);
        add(Region.SPIKES, (long) Long.BYTES * populations);
        add(Region.COUNTED_SPIKES, (long) Long.BYTES * populations);
        add(Region.PAST_SPIKES, (long) Long.BYTES * populations * looks());
        add(Region.PENDING, (long) Integer.BYTES * (Math.max(classes, BlockShape.RESIDENT_CLASSES) + stepSpikes.all()));
        add(Region.COUNTS, (long) Integer.BYTES * countWords() * window.countWindows());
        boolean resident = shape.resident();
        long places = resident ? (long) shape.slots() * shape.threads() : neurons;
        int words = 1 + 2 * (resident ? BlockShape.RESIDENT_CLASSES : classes);
        add(Region.STATE, Float.BYTES * words * places);
        add(Region.REFRACTORY, resident ? 0 : Integer.BYTES * neurons);
        add(Region.ARRIVING, resident ? 0 : Integer.BYTES * neurons * classes);
        add(Region.SPIKE_STEPS, (long) Integer.BYTES * room.spikes());
        add(Region.SPIKE_NEURONS, (long) Integer.BYTES * room.spikes());
        add(
                Region.VOLTAGES,
                (long) Float.BYTES * room.voltageRows() * room.voltageNeurons().size());
        add(Region.SYNAPSE_ROWS, resident ? countRowBytes() : targetBytes());
    }

    private void add(Region region, long bytes) {
        offsets.put(region, end);
        end += aligned(bytes);
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private long tableBytes() {
        long bytes = 0;
        NetworkSpec spec = network.spec();
        for (int s = 0; s < spec.stimuli().size(); s++) {
            bytes += padded(
                    (long) Integer.BYTES * network.stimulus(s, window.dtMs()).thresholds().length);
        }
        for (int i = 0; i < spec.projections().size(); i++) {
            bytes += network.gridTables(i).map(NetworkLayout::tableBytes).orElse(0L);
        }
        return bytes;
    }

    private static long tableBytes(GridTables tables) {
        long bytes = padded((long) Integer.BYTES * tables.base().length)
                + padded((long) Integer.BYTES * tables.table().length)
                + padded((long) Long.BYTES * tables.thresholds().length)
                + padded((long) Integer.BYTES * tables.thresholds().length);
        for (int[] thresholds : tables.thresholds()) {
            bytes += padded((long) Integer.BYTES * thresholds.length);
        }
        return bytes;
    }

    /** Tables follow each other at multiples of 8. */
    static long padded(long bytes) {
        return (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private long countRowBytes() {
        long rows = 0;
        for (int p = 0; p < network.spec().classes(); p++) {
            rows += network.spec().classSize(p);
        }
        return rows * shape.rowBytes();
    }

    private long targetBytes() {
        long bytes = 0;
        for (int i = 0; i < network.spec().projections().size(); i++) {
            bytes += targetBytes(i);
        }
        return bytes;
    }

    /** Length of the target lists of one projection, padded. */
    long targetBytes(int projection) {
        NetworkSpec spec = network.spec();
        Projection described = spec.projections().get(projection);
        long sources = spec.classSize(spec.classOf(described.source()));
        int bytes = wide(projection) ? Integer.BYTES : Character.BYTES;
        return padded(sources * described.connectivity().outDegree() * bytes);
    }

    /** Whether targets of a projection take 32 bits. */
    boolean wide(int projection) {
        NetworkSpec spec = network.spec();
        int target = spec.populationOf(spec.projections().get(projection).target());
        return spec.populations().get(target).size() > SIXTEEN_BITS;
    }

    /** Looks at the rules that one look-back can lie ahead of, and some. */
    private int looks() {
        return StoppingLimits.of(network.spec(), window).lookbackSteps() / StoppingLimits.CHECK_STEPS + 2;
    }

    Network network() {
        return network;
    }

    SimulationWindow window() {
        return window;
    }

    BlockShape shape() {
        return shape;
    }

    RecordingRoom room() {
        return room;
    }

    StepSpikes stepSpikes() {
        return stepSpikes;
    }

    /** Words of a window's counts, two neurons each. */
    int countWords() {
        return (network.spec().neurons() + 1) / 2;
    }

    long offset(Region region) {
        return offsets.get(region);
    }

    /** Bytes of the whole network. */
    long bytes() {
        return end;
    }

    /** Offset of the first of two regions to that of the second. */
    long length(Region from, Region to) {
        return offset(to) - offset(from);
    }

    Optional<GridTables> gridTables(int projection) {
        return network.gridTables(projection);
    }
}
