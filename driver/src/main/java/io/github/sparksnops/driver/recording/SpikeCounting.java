package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.nio.file.Path;
import java.util.Optional;

/** Counts spikes in the windows of epochs. */
final class SpikeCounting {
    /** Of the heap; the rest is for the statistics. */
    private static final double LARGEST_SHARE_OF_HEAP = 0.5;

    private static final int FEWEST_WINDOWS = 2;

    private final Path file;
    private final CountOptions options;

    SpikeCounting(Path file, CountOptions options) {
        this.file = file;
        this.options = options;
    }

    Session session(SpikeTrains trains, String hash) {
        options.windowsPerEpoch().ifPresent(windows -> {
            throw new UserError(
                    "--windows-per-epoch " + windows, file + " has times of spikes, not counts", "give --epochs");
        });
        double windowMs = options.spikeWindowMs();
        long windowNs = TimeScale.MS.nanoseconds(windowMs);
        if (!(windowNs > 0 && TimeScale.MS.holds(windowMs))) {
            throw new UserError(
                    "--count-window-ms " + windowMs, "this is no length of a window", "give a time above 0 ms");
        }
        EpochWindows windows =
                EpochWindows.of(file.toString(), options.epochs().orElse(Epochs.WHOLE), trains, windowNs);
        requireWindows(file, windows.windows());
        SpikeCounts counts = counts(trains, windows);
        ObservedCounts observed = ObservedCounts.of(counts, 0, counts.neurons(), windowMs);
        return Session.of(
                file,
                hash,
                options.withoutPsth() ? withoutPsth(observed, windows) : observed,
                counts,
                trains.ids(),
                Optional.of(trains.lastNs() / 1e6),
                trains.note());
    }

    static void requireWindows(Path file, int windows) {
        if (windows < FEWEST_WINDOWS) {
            throw new UserError(
                    file.toString(),
                    "%s count window%s: a variance needs at least %s"
                            .formatted(windows, windows == 1 ? "" : "s", FEWEST_WINDOWS),
                    "give a longer recording, shorter windows, or the right --time-unit");
        }
    }

    private SpikeCounts counts(SpikeTrains trains, EpochWindows windows) {
        long bytes = SpikeCounts.bytes(trains.numbers(), windows.windows());
        if (bytes > LARGEST_SHARE_OF_HEAP * Runtime.getRuntime().maxMemory() || bytes > Integer.MAX_VALUE) {
            throw new UserError(
                    file.toString(),
                    "counts of neurons 0 to %,d in %,d windows take %,d MB"
                            .formatted(trains.numbers() - 1, windows.windows(), bytes >> 20),
                    "give the right --time-unit, longer windows, smaller ids, or more memory (SNOPS_JAVA_OPTS=-Xmx8g)");
        }
        CountTable counts = new CountTable(trains.numbers(), windows.windows());
        for (int index = 0; index < trains.ids().length; index++) {
            int number = trains.number(index);
            for (long timeNs : trains.timesNs()[index]) {
                int window = windows.window(timeNs);
                if (window >= 0) {
                    requireRoom(trains.ids()[index], counts.count(number, window));
                    counts.increment(number, window);
                }
            }
        }
        return counts;
    }

    private void requireRoom(int id, int count) {
        if (count == SpikeCounts.LARGEST) {
            throw new UserError(
                    file.toString(),
                    "neuron %s has more than %,d spikes in one window".formatted(id, SpikeCounts.LARGEST),
                    "give the right --time-unit, or shorter windows");
        }
    }

    private ObservedCounts withoutPsth(ObservedCounts observed, EpochWindows windows) {
        int perEpoch = windows.windowsPerEpoch()
                .orElseThrow(() -> new UserError(
                        "--psth",
                        "the epochs of %s hold different numbers of count windows".formatted(file),
                        "give epochs of one length"));
        if (windows.startsNs().length < 2) {
            throw new UserError(
                    "--psth",
                    "%s has one epoch: its mean count at each position is the count itself".formatted(file),
                    "give the epochs of at least two repetitions by --epochs");
        }
        return observed.withoutPsth(perEpoch);
    }
}
