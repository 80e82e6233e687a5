package io.github.sparksnops.driver.recording;

import java.util.List;
import java.util.function.Supplier;

/**
 * A variable of a MATLAB file, or a field of a structure in it.
 *
 * @param name with dots into structures
 * @param description class and size, for messages
 * @param value reads it; only called for the variable that is used
 */
record MatVariable(String name, String description, Kind kind, Supplier<Value> value) {
    /** What can be done with it. */
    enum Kind {
        /** A matrix of numbers. */
        MATRIX,
        /** A cell array, which may hold spike times. */
        CELL,
        /** A table or another object, which only MATLAB can read. */
        OBJECT,
        /** Text, functions and other things that are no recording. */
        OTHER
    }

    /** Content of a variable. */
    sealed interface Value {
        /** Numbers column after column; shape {@code [column][row]}, flat. */
        record Matrix(int rows, int columns, double[] columnMajor) implements Value {}

        /** Spike times of each cell, in the order of the file. */
        record Cells(List<double[]> cells) implements Value {}
    }

    /** Name, class and size. */
    String shown() {
        return name + " (" + description + ")";
    }
}
