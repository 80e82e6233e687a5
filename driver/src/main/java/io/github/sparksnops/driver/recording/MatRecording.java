package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Variables of a MATLAB file as a recording: a cell of spike times per neuron, rows of time and neuron, or counts. */
final class MatRecording {
    private final Path file;
    private final ReadOptions options;

    MatRecording(Path file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    /** Reads the one variable that can be a recording, or the one that was named. */
    Recorded read(List<MatVariable> variables) {
        MatVariable variable = options.variable().isPresent()
                ? named(variables, options.variable().get())
                : only(variables);
        if (variable.kind() == MatVariable.Kind.OBJECT) {
            throw object(variable);
        }
        if (variable.kind() == MatVariable.Kind.OTHER) {
            throw new UserError(
                    file.toString(),
                    "%s is neither a matrix nor a cell array".formatted(variable.shown()),
                    "name another --variable");
        }
        MatVariable.Value value = variable.value().get();
        if (value instanceof MatVariable.Value.Cells cells) {
            return ofCells(variable, cells.cells());
        }
        return ofMatrix(variable, (MatVariable.Value.Matrix) value);
    }

    private MatVariable named(List<MatVariable> variables, String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "--variable " + name, "%s has no such variable".formatted(file), "it has " + list(variables)));
    }

    private MatVariable only(List<MatVariable> variables) {
        List<MatVariable> usable = variables.stream()
                .filter(variable ->
                        variable.kind() == MatVariable.Kind.MATRIX || variable.kind() == MatVariable.Kind.CELL)
                .toList();
        if (usable.size() == 1) {
            return usable.get(0);
        }
        if (!usable.isEmpty()) {
            throw new UserError(
                    file.toString(), "it holds several variables: " + list(usable), "name one by --variable");
        }
        Optional<MatVariable> object = variables.stream()
                .filter(variable -> variable.kind() == MatVariable.Kind.OBJECT)
                .findFirst();
        throw object.map(this::object)
                .orElseGet(() -> new UserError(
                        file.toString(),
                        variables.isEmpty()
                                ? "it holds no variables"
                                : "no matrix or cell array among " + list(variables),
                        "save spike times or counts as a matrix or a cell array"));
    }

    private static String list(List<MatVariable> variables) {
        return variables.stream().map(MatVariable::shown).collect(Collectors.joining(", "));
    }

    private UserError object(MatVariable variable) {
        return new UserError(
                file.toString(),
                "%s is a MATLAB object, which only MATLAB can read".formatted(variable.shown()),
                "save its content as a matrix or a cell array (x = table2array(%s)); the targets published with SNOPS as "
                                .formatted(variable.name())
                        + "tables are in conf/targets");
    }

    private SpikeTrains ofCells(MatVariable variable, List<double[]> cells) {
        if (options.counts().isPresent()) {
            throw new UserError(
                    "--counts " + options.counts().get().key(),
                    "%s of %s holds times of spikes, not counts".formatted(variable.shown(), file),
                    "leave out --counts");
        }
        SpikeTrainsBuilder spikes = new SpikeTrainsBuilder(file.toString(), scale(variable), options.neurons());
        for (int cell = 0; cell < cells.size(); cell++) {
            String where = "%s %s{%s}".formatted(file, variable.name(), cell + 1);
            spikes.neuron(() -> where, cell);
            for (double time : cells.get(cell)) {
                spikes.spike(() -> where, time, cell, true);
            }
        }
        return spikes.build(Optional.empty());
    }

    private Recorded ofMatrix(MatVariable variable, MatVariable.Value.Matrix matrix) {
        if (options.counts().isPresent()) {
            return CountMatrix.of(
                    file + " " + variable.name(),
                    CountMatrix.rows(matrix.columnMajor(), matrix.rows()),
                    options.counts().get(),
                    options.neurons());
        }
        if (matrix.columns() != 2) {
            throw new UserError(
                    file.toString(),
                    "%s has neither two columns, time and neuron, nor was it called counts".formatted(variable.shown()),
                    "for counts give " + CountOrientation.OPTION);
        }
        SpikeTrainsBuilder spikes = new SpikeTrainsBuilder(file.toString(), scale(variable), options.neurons());
        double[] times = matrix.columnMajor(); // and, below them, the neurons
        for (int i = 0; i < matrix.rows(); i++) {
            int row = i;
            Supplier<String> where = () -> "%s %s(%s,:)".formatted(file, variable.name(), row + 1);
            spikes.spike(where, times[row], times[matrix.rows() + row], true);
        }
        return spikes.build(Optional.empty());
    }

    private TimeScale scale(MatVariable variable) {
        return options.timeScale()
                .orElseThrow(() -> new UserError(
                        file.toString(),
                        "the unit of the times in %s is not known".formatted(variable.shown()),
                        "give " + TimeScale.OPTION));
    }
}
