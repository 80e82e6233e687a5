package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;

/** Rows of trials as a fit needs them. */
final class StoredTrials {
    private final List<String> parameters;
    private final String columns;

    /**
     * One row.
     *
     * @param values of the parameters that are read, in their order
     * @param reason of a trial without statistics; empty where it completed
     */
    record Row(
            String trialId,
            String parametersId,
            int repeat,
            String fidelity,
            double[] values,
            Status status,
            String reason,
            StatisticValues statistics) {}

    /**
     * A reader.
     *
     * @param parameters names of those whose values are wanted
     */
    StoredTrials(List<String> parameters) {
        this.parameters = List.copyOf(parameters);
        String numbers = java.util.stream.Stream.concat(
                        parameters.stream(), Statistic.SCALARS.stream().map(Statistic::key))
                .map(name -> "optional double " + name + ";")
                .collect(Collectors.joining(" "));
        this.columns =
                """
                message trials {
                  optional binary trial_id (STRING); optional binary parameters_id (STRING);
                  optional int32 repeat; optional binary fidelity (STRING);
                  optional binary status (STRING); optional binary reason (STRING);
                  %s
                  optional group %s (LIST) { repeated group list { optional double element; } }
                }
                """
                        .formatted(numbers, Statistic.EIGENSPECTRUM.key());
    }

    /** All rows of some files, in their order. */
    List<Row> read(List<Path> files) {
        List<Row> rows = new ArrayList<>();
        for (Path file : files) {
            try {
                TrialFileReader.read(file, columns, group -> rows.add(row(group)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return rows;
    }

    private Row row(Group group) {
        return new Row(
                group.getString("trial_id", 0),
                group.getString("parameters_id", 0),
                group.getInteger("repeat", 0),
                group.getString("fidelity", 0),
                parameters.stream()
                        .mapToDouble(name -> TrialFileReader.number(group, name))
                        .toArray(),
                Status.valueOf(group.getString("status", 0)),
                TrialFileReader.text(group, "reason"),
                StatisticValues.of(
                        Statistic.SCALARS.stream()
                                .mapToDouble(s -> TrialFileReader.number(group, s.key()))
                                .toArray(),
                        TrialFileReader.numbers(group, Statistic.EIGENSPECTRUM.key())));
    }
}
