package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.recording.CountOptions;
import io.github.sparksnops.driver.recording.CountOrientation;
import io.github.sparksnops.driver.recording.Epochs;
import io.github.sparksnops.driver.recording.NeuronRanges;
import io.github.sparksnops.driver.recording.ReadOptions;
import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.driver.recording.TimeScale;
import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recordings a command works on, and how spikes are counted; a mix-in. */
final class RecordingOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "RECORDING",
            description = "Spike times or counts: .csv, .parquet, .mat or .nwb. Several files are several sessions.")
    private List<Path> files;

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            description = "Unit of the spike times: ms, s, us or samples:RATE. Default: as the file tells.")
    private String timeUnit;

    @Option(
            names = "--counts",
            paramLabel = "ROWS",
            description = "The file holds counts: neurons-by-windows or windows-by-neurons.")
    private String counts;

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description = "Variable of a .mat file; data.spikes is a field of a structure.")
    private String variable;

    @Option(
            names = "--population",
            paramLabel = "NAME",
            description = "Population to use, where the file has a column `population`.")
    private String population;

    @Option(
            names = "--neurons",
            paramLabel = "LIST",
            description = "Neurons to use, by their ids in the file (rows or columns of counts from 0): 0,5,10-19.")
    private String neurons;

    @Option(
            names = "--epochs",
            paramLabel = "START-END",
            split = ",",
            description =
                    "Parts to use, in ms: 500-10500,12000-22000; 500- ends at the last spike; or a .csv with start_ms,"
                            + "end_ms. Default: 0-.")
    private List<String> epochs = new ArrayList<>();

    @Option(
            names = "--count-window-ms",
            paramLabel = "MS",
            description = "Length of a count window; 200 as published, and to be given with --counts.")
    private Double countWindowMs;

    @Option(
            names = "--psth",
            description =
                    "Subtract the PSTH: each neuron's mean count at each position within an epoch; at least two epochs.")
    private boolean withoutPsth;

    @Option(
            names = "--windows-per-epoch",
            paramLabel = "N",
            description = "Count windows of an epoch, for --psth with --counts.")
    private Integer windowsPerEpoch;

    /** Number of recordings. */
    int count() {
        return files.size();
    }

    /**
     * Reads and counts all recordings.
     *
     * @throws UserError where an option or a file is not what it should be
     */
    List<Session> read() {
        ReadOptions reading = new ReadOptions(
                Optional.ofNullable(timeUnit).map(TimeScale::parse),
                Optional.ofNullable(counts).map(CountOrientation::parse),
                Optional.ofNullable(variable),
                Optional.ofNullable(population),
                neurons == null ? NeuronRanges.ALL : NeuronRanges.parse(neurons));
        CountOptions counting = new CountOptions(
                Optional.ofNullable(countWindowMs),
                epochs.isEmpty() ? Optional.empty() : Optional.of(Epochs.parse(epochs)),
                withoutPsth,
                Optional.ofNullable(windowsPerEpoch));
        requireConsistent();
        List<Session> sessions = files.stream()
                .map(file -> Session.read(file, reading, counting))
                .toList();
        requireDifferent(sessions);
        return sessions;
    }

    private static void requireDifferent(List<Session> sessions) {
        Map<String, Path> seen = new HashMap<>();
        for (Session session : sessions) {
            Path same = seen.put(session.sha256(), session.file());
            if (same != null) {
                throw new UserError(
                        "RECORDING",
                        "%s and %s hold the same, but sessions are independent".formatted(same, session.file()),
                        "name every recording once");
            }
        }
    }

    private void requireConsistent() {
        if (counts != null && timeUnit != null) {
            throw new UserError(
                    "--time-unit " + timeUnit, "counts have no times", "leave it out, or leave out --counts");
        }
        if (windowsPerEpoch != null && !withoutPsth) {
            throw new UserError("--windows-per-epoch " + windowsPerEpoch, "it is for --psth", "add --psth");
        }
    }
}
