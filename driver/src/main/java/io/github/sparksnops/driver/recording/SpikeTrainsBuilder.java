package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Takes spikes in the order of a file and refuses what cannot be one. */
final class SpikeTrainsBuilder {
    private final String file;
    private final TimeScale scale;
    private final NeuronRanges chosen;
    private final Map<Integer, Train> trains = new HashMap<>();
    private long spikesInFile;
    private long lastNs;

    /** Spikes of a neuron; of one that is not used only the last, which the next may not come before. */
    private static final class Train {
        private static final int FIRST_CAPACITY = 16;

        private final boolean used;
        private long[] timesNs = new long[FIRST_CAPACITY];
        private int size;

        Train(boolean used) {
            this.used = used;
        }

        long latestNs() {
            return size == 0 ? 0 : timesNs[size - 1];
        }

        void add(long timeNs) {
            if (!used) {
                size = 0;
            } else if (size == timesNs.length) {
                timesNs = Arrays.copyOf(timesNs, size + size / 2); // memory of large recordings is spent here
            }
            timesNs[size++] = timeNs;
        }

        long[] trimmed() {
            timesNs = Arrays.copyOf(timesNs, size);
            return timesNs;
        }
    }

    SpikeTrainsBuilder(String file, TimeScale scale, NeuronRanges chosen) {
        this.file = file;
        this.scale = scale;
        this.chosen = chosen;
    }

    /**
     * Makes a neuron known that may have no spikes.
     *
     * @param where it stands, for messages
     * @throws UserError where the id is no whole number from 0 to 2^31 - 1
     */
    void neuron(Supplier<String> where, double id) {
        train(whole(where, id));
    }

    /**
     * Adds a spike.
     *
     * @param where it stands, for messages
     * @param time in the unit of the file
     * @param inPopulation whether it belongs to the population that is used; one that does not only makes the recording longer
     * @throws UserError where the time is negative, not a number, or before the neuron's last one
     */
    void spike(Supplier<String> where, double time, double id, boolean inPopulation) {
        int neuron = whole(where, id);
        if (!scale.holds(time)) {
            throw new UserError(where.get(), "a spike at %s %s".formatted(shown(time), scale.name()), remedy(time));
        }
        long timeNs = scale.nanoseconds(time);
        spikesInFile++;
        lastNs = Math.max(lastNs, timeNs);
        if (inPopulation) {
            Train train = train(neuron);
            if (timeNs < train.latestNs()) {
                throw unsorted(where, neuron, time, train.latestNs());
            }
            train.add(timeNs);
        }
    }

    private Train train(int neuron) {
        Train known = trains.get(neuron);
        if (known == null) {
            known = new Train(chosen.holds(neuron));
            trains.put(neuron, known);
        }
        return known;
    }

    private static int whole(Supplier<String> where, double id) {
        int whole = (int) id;
        if (whole != id || whole < 0) {
            throw new UserError(
                    where.get(),
                    shown(id) + " is no id of a neuron",
                    "give whole numbers from 0 to " + Integer.MAX_VALUE);
        }
        return whole;
    }

    private UserError unsorted(Supplier<String> where, int neuron, double time, long latestNs) {
        return new UserError(
                where.get(),
                "neuron %s spikes at %s %s, after a spike at %s"
                        .formatted(neuron, shown(time), scale.name(), shown(latestNs / scale.nanosecondsPerUnit())),
                "sort the file by time, and check that its columns belong together");
    }

    private static String remedy(double time) {
        if (Double.isNaN(time)) {
            return "remove the row, or give the time";
        }
        return time < 0
                ? "times count from the start of the recording: shift them so that none is below 0"
                : "give times within 104 days, and the right " + TimeScale.OPTION;
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
        int[] known = trains.keySet().stream().mapToInt(id -> id).sorted().toArray();
        chosen.requireFound(file, known);
        int[] ids = IntStream.of(known).filter(id -> trains.get(id).used).toArray();
        long[][] timesNs =
                IntStream.of(ids).mapToObj(id -> trains.get(id).trimmed()).toArray(long[][]::new);
        return new SpikeTrains(ids, timesNs, lastNs, spikesInFile, note);
    }

    /** A number as a user will recognise it: 12, not 12.0. */
    static String shown(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
