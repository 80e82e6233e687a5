package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The table {@code units} of an NWB file (Neurodata Without Borders), by jHDF: {@code id} holds a unit's id, {@code spike_times} the
 * times of all units one after the other, s, and {@code spike_times_index} the end of each unit's part.
 */
final class NwbUnits {
    private static final String FORMAT = "NWB";

    private NwbUnits() {}

    static Recorded read(Path file, ReadOptions options) {
        double[] ids;
        double[] times;
        double[] ends;
        try (HdfFile content = HdfContent.open(file, FORMAT)) {
            ids = column(file, content, "id");
            times = column(file, content, "spike_times");
            ends = column(file, content, "spike_times_index");
        }
        requireMatch(file, ids, ends, times);
        SpikeTrainsBuilder spikes =
                new SpikeTrainsBuilder(file.toString(), options.timeScale().orElse(TimeScale.S), options.neurons());
        int spike = 0;
        for (int unit = 0; unit < ids.length; unit++) {
            String where = "%s unit %s".formatted(file, SpikeTrainsBuilder.shown(ids[unit]));
            spikes.neuron(() -> where, ids[unit]);
            for (; spike < ends[unit]; spike++) {
                spikes.spike(() -> where, times[spike], ids[unit], true);
            }
        }
        return spikes.build(Optional.empty());
    }

    /** A part that ended before its start would give its spikes to another unit. */
    private static void requireMatch(Path file, double[] ids, double[] ends, double[] times) {
        double end = 0;
        boolean ascending = true;
        for (double next : ends) {
            ascending &= next >= end;
            end = next;
        }
        if (!ascending || ends.length != ids.length || end != times.length) {
            throw new UserError(
                    file + " units",
                    "%s ids, %s %s of spike times and %s spike times do not belong together"
                            .formatted(ids.length, ends.length, ascending ? "ends" : "unsorted ends", times.length),
                    "write the file again; `pynwb.validate` checks it");
        }
    }

    private static double[] column(Path file, HdfFile content, String name) {
        return RecordingReader.guarded(file, FORMAT, () -> {
            if (!content.getChildren().containsKey("units")) {
                throw new UserError(file.toString(), "it has no table `units`", "give an NWB file with sorted units");
            }
            if (!(content.getByPath("units") instanceof Group units)
                    || !(units.getChildren().get(name) instanceof Dataset dataset)) {
                throw new UserError(
                        file.toString(),
                        "its table `units` has no column " + name,
                        "give an NWB file with the spike times of its units");
            }
            return HdfContent.numbers(dataset);
        });
    }
}
