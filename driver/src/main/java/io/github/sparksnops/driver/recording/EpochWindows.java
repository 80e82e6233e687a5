package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.recording.Epochs.Epoch;
import io.github.sparksnops.network.UserError;
import java.util.Arrays;
import java.util.Optional;

/**
 * Count windows of a recording: epoch after epoch, half-open, no spike in two of them.
 *
 * @param startsNs of the epochs, ascending; shape {@code [epoch]}
 * @param firstWindows number of the first window of each epoch, and of all windows at the end; shape {@code [epoch + 1]}
 * @param windowNs length of a window
 */
record EpochWindows(long[] startsNs, int[] firstWindows, long windowNs) {
    /**
     * A pause of so many mean intervals between spikes of the whole file tells that the recording has ended. In a Poisson process
     * one in e^20 intervals is as long.
     */
    private static final double LONGEST_PAUSE_INTERVALS = 20;

    /**
     * Places windows.
     *
     * @throws UserError where an epoch does not lie within the recording, or holds no window
     */
    static EpochWindows of(String file, Epochs epochs, SpikeTrains trains, long windowNs) {
        long slackNs = Math.max(
                windowNs, Math.round(LONGEST_PAUSE_INTERVALS * trains.lastNs() / Math.max(1, trains.spikesInFile())));
        long[] starts = new long[epochs.all().size()];
        int[] firsts = new int[starts.length + 1];
        for (int e = 0; e < starts.length; e++) {
            Epoch epoch = epochs.all().get(e);
            long end = epoch.endNs() == Epoch.LAST_SPIKE ? trains.lastNs() : epoch.endNs();
            boolean outside =
                    epoch.startNs() > 0 && epoch.startNs() >= trains.lastNs() || end > trains.lastNs() + slackNs;
            if (outside) {
                throw new UserError(
                        "--epochs " + epoch.text(),
                        "%s has its last spike at %s ms".formatted(file, ms(trains.lastNs())),
                        "give epochs within the recording, and the right --time-unit");
            }
            long windows = Math.max(0, end - epoch.startNs()) / windowNs;
            if (windows + firsts[e] > Integer.MAX_VALUE / 2 || windows == 0) {
                throw unusable(file, epoch, windows, windowNs, trains.lastNs());
            }
            starts[e] = epoch.startNs();
            firsts[e + 1] = firsts[e] + (int) windows;
        }
        return new EpochWindows(starts, firsts, windowNs);
    }

    private static UserError unusable(String file, Epoch epoch, long windows, long windowNs, long lastNs) {
        return new UserError(
                file,
                "%s count windows of %s ms in the epoch %s; the last spike is at %s ms"
                        .formatted(windows, ms(windowNs), epoch.text(), ms(lastNs)),
                "give the right --time-unit, or another --count-window-ms");
    }

    static String ms(long ns) {
        return SpikeTrainsBuilder.shown(ns / 1e6);
    }

    int windows() {
        return firstWindows[startsNs.length];
    }

    /** Windows of every epoch; empty where epochs differ. */
    Optional<Integer> windowsPerEpoch() {
        int first = firstWindows[1];
        for (int e = 0; e < startsNs.length; e++) {
            if (firstWindows[e + 1] - firstWindows[e] != first) {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    /** Window of a spike; -1 where it is in none. */
    int window(long timeNs) {
        int found = Arrays.binarySearch(startsNs, timeNs);
        int epoch = found >= 0 ? found : -found - 2;
        if (epoch < 0) {
            return -1;
        }
        long window = (timeNs - startsNs[epoch]) / windowNs;
        return window < firstWindows[epoch + 1] - firstWindows[epoch] ? firstWindows[epoch] + (int) window : -1;
    }
}
