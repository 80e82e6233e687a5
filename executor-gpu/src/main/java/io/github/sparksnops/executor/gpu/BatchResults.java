package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.Device.Launch;
import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import io.github.sparksnops.network.simulation.CountSelection;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.GatheredCounts;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What leaves the device of networks that have come to their ends: totals of all neurons, and the counts of those that are chosen. */
final class BatchResults {
    /** Of counts that are copied at a time. */
    private static final int COUNTS_BYTES = 1 << 23;

    private static final int GATHERING_THREADS = 256;
    private static final int MOST_GATHERING_BLOCKS = 1024;

    private final BatchMemory memory;
    private final CountSelection selection;

    BatchResults(BatchMemory memory, CountSelection selection) {
        this.memory = memory;
        this.selection = selection;
    }

    /**
     * Results of networks that have come to their ends.
     *
     * @param buildMs of each network, ms; likewise the other
     */
    List<SimulationResult> results(NetworkProgress[] reached, double buildMs, double simulateMs) {
        memory.device()
                .launch(new Launch(
                        Kernel.TOTAL_COUNTS,
                        memory.members().size(),
                        (memory.layout().stride() + 2 * GATHERING_THREADS - 1) / (2 * GATHERING_THREADS),
                        GATHERING_THREADS,
                        0,
                        memory.structs(),
                        memory.totals(0),
                        memory.layout().stride()));
        List<SimulationResult> results = new ArrayList<>();
        for (int n = 0; n < reached.length; n++) {
            NetworkLayout network = memory.members().get(n).layout();
            int populations = network.network().spec().populations().size();
            long[] totals = IntStream.of(memory.ints(
                            memory.totals(n), network.network().spec().neurons()))
                    .asLongStream()
                    .toArray();
            results.add(new SimulationResult(
                    reached[n].simulationOutcome(network.window()),
                    counts(n, totals),
                    memory.longs(memory.address(n, Region.SPIKES), populations),
                    memory.longs(memory.address(n, Region.COUNTED_SPIKES), populations),
                    reached[n].lastSpikeStep(),
                    buildMs,
                    simulateMs));
        }
        return results;
    }

    /** Those that are chosen; a table where all are. */
    private SpikeCounts counts(int n, long[] totals) {
        int[] chosen = selection.neurons(memory.members().get(n).index(), totals);
        return chosen.length == totals.length
                ? table(n)
                : new GatheredCounts(
                        totals, memory.members().get(n).layout().window().countWindows(), chosen, gathered(n, chosen));
    }

    /** Counts of some neurons, shape {@code [neuron][window]}; as many at a time as there is room for on the device. */
    private short[][] gathered(int n, int[] chosen) {
        int windows = memory.members().get(n).layout().window().countWindows();
        short[][] counts = new short[chosen.length][windows];
        int most = memory.layout().gatheredBytes() / (Short.BYTES * Math.max(1, windows));
        for (int first = 0; first < chosen.length && windows > 0; first += most) {
            int some = Math.min(most, chosen.length - first);
            ByteBuffer ids = memory.staging().of(Integer.BYTES * some);
            ids.asIntBuffer().put(chosen, first, some);
            memory.device().write(memory.chosen(), ids);
            memory.device()
                    .launch(new Launch(
                            Kernel.GATHER_COUNTS,
                            Math.min(some, MOST_GATHERING_BLOCKS),
                            1,
                            GATHERING_THREADS,
                            0,
                            memory.struct(n),
                            memory.chosen(),
                            memory.gathered(),
                            some));
            ByteBuffer piece = memory.staging().of(Short.BYTES * windows * some);
            memory.device().read(memory.gathered(), piece);
            ShortBuffer values = piece.flip().asShortBuffer();
            for (int i = first; i < first + some; i++) {
                values.get(counts[i]);
            }
        }
        return counts;
    }

    /** All counts, in pieces of some windows; rows on the device are as long as a whole number of words. */
    private CountTable table(int n) {
        NetworkLayout network = memory.members().get(n).layout();
        int windows = network.window().countWindows();
        int rowBytes = Integer.BYTES * network.countWords();
        int most = Math.max(1, COUNTS_BYTES / rowBytes);
        CountTable counts = new CountTable(network.network().spec().neurons(), windows);
        ByteBuffer rows = memory.staging().of(Math.min(most, windows) * rowBytes);
        for (int first = 0; first < windows; first += most) {
            int some = Math.min(most, windows - first);
            memory.device()
                    .read(
                            memory.address(n, Region.COUNTS) + (long) first * rowBytes,
                            rows.clear().limit(some * rowBytes));
            counts.setWindows(first, some, rows.flip().asShortBuffer(), 2 * network.countWords());
        }
        return counts;
    }
}
