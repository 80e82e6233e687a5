package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Takes spikes in the order of a file and refuses what cannot be one. */
final class SpikeTrainsBuilder {
    private static final int FIRST_CAPACITY = 1 << 12;

    private final String file;
    private final TimeScale scale;
    private final NeuronRanges chosen;
    private final TreeSet<Integer> used = new TreeSet<>();
    private final TreeSet<Integer> known = new TreeSet<>();
    private final Map<Integer, Long> latest = new HashMap<>();
    private long[] timesNs = new long[FIRST_CAPACITY];
    private int[] spikeIds = new int[FIRST_CAPACITY];
    private int size;
    private long spikesInFile;
    private long lastNs = -1;

    SpikeTrainsBuilder(String file, TimeScale scale, NeuronRanges chosen) {
        this.file = file;
        this.scale = scale;
        this.chosen = chosen;
    }

    /**
     * Makes a neuron known that may have no spikes.
     *
     * @param where it stands, for messages
     * @param inPopulation whether it belongs to the population that is used
     * @return its id as an integer
     * @throws UserError where the id is no whole number from 0 to 2^31 - 1
     */
    int neuron(Supplier<String> where, double id, boolean inPopulation) {
        int whole = (int) id;
        if (whole != id || whole < 0) {
            throw new UserError(
                    where.get(),
                    shown(id) + " is no id of a neuron",
                    "give whole numbers from 0 to " + Integer.MAX_VALUE);
        }
        if (inPopulation && known.add(whole) && chosen.holds(whole)) {
            used.add(whole);
        }
        return whole;
    }

    /**
     * Adds a spike.
     *
     * @param where it stands, for messages
     * @param time in the unit of the file
     * @throws UserError where the time is negative, not a number, or before the neuron's last one
     */
    void spike(Supplier<String> where, double time, double id, boolean inPopulation) {
        int neuron = neuron(where, id, inPopulation);
        if (!scale.holds(time)) {
            throw new UserError(where.get(), "a spike at %s %s".formatted(shown(time), scale.name()), remedy(time));
        }
        long timeNs = scale.nanoseconds(time);
        Long before = latest.put(neuron, timeNs);
        if (before != null && before > timeNs) {
            throw new UserError(
                    where.get(),
                    "neuron %s spikes at %s %s, after a spike at %s"
                            .formatted(neuron, shown(time), scale.name(), shown(before / scale.nanosecondsPerUnit())),
                    "sort the file by time, and check that its columns belong together");
        }
        spikesInFile++;
        lastNs = Math.max(lastNs, timeNs);
        if (inPopulation && chosen.holds(neuron)) {
            keep(timeNs, neuron);
        }
    }

    private static String remedy(double time) {
        if (Double.isNaN(time)) {
            return "remove the row, or give the time";
        }
        return time < 0
                ? "times count from the start of the recording: shift them so that none is below 0"
                : "give times within 104 days, and the right " + TimeScale.OPTION;
    }

    private void keep(long timeNs, int id) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, size * 2);
            spikeIds = Arrays.copyOf(spikeIds, size * 2);
        }
        timesNs[size] = timeNs;
        spikeIds[size++] = id;
    }

    /**
     * All that was added.
     *
     * @throws UserError where there is no spike, or a neuron that was asked for is missing
     */
    SpikeTrains build(Optional<String> note) {
        if (spikesInFile == 0) {
            throw new UserError(file, "it holds no spikes", "give a file with a row or an entry for each spike");
        }
        chosen.requireFound(file, ints(known));
        int[] ids = ints(used);
        int[] neurons = new int[size];
        for (int i = 0; i < size; i++) {
            neurons[i] = Arrays.binarySearch(ids, spikeIds[i]);
        }
        return new SpikeTrains(Arrays.copyOf(timesNs, size), neurons, ids, lastNs, spikesInFile, note);
    }

    private static int[] ints(TreeSet<Integer> set) {
        return set.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A number as a user will recognise it: 12, not 12.0. */
    static String shown(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
