package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.recording.MatVariable.Kind;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.ObjectStruct;
import us.hebi.matlab.mat.types.Opaque;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/** MATLAB files of versions 5 to 7, by MFL. */
final class Mat5Variables {
    private static final String FORMAT = "MATLAB";

    private Mat5Variables() {}

    static Recorded read(Path file, ReadOptions options) throws IOException {
        try (Source source = Sources.openFile(file.toFile());
                Mat5File content = RecordingReader.guarded(file, FORMAT, () -> open(source))) {
            List<MatVariable> variables = new ArrayList<>();
            for (MatFile.Entry entry : content.getEntries()) {
                add(variables, file, entry.getName(), entry.getValue());
            }
            return new MatRecording(file, options).read(variables);
        }
    }

    /** Without the subsystem: MFL cannot decode that of newer MATLABs' tables, and nothing in it is a recording. */
    private static Mat5File open(Source source) throws IOException {
        return Mat5.newReader(source).disableSubsystemProcessing().readMat();
    }

    private static void add(List<MatVariable> variables, Path file, String name, Array array) {
        boolean structure = array instanceof Struct && !isObject(array) && array.getNumElements() == 1;
        if (structure) {
            Struct struct = (Struct) array;
            for (String field : struct.getFieldNames()) {
                add(variables, file, name + "." + field, struct.get(field));
            }
            return;
        }
        String size =
                Arrays.stream(array.getDimensions()).mapToObj(Integer::toString).collect(Collectors.joining("x"));
        variables.add(new MatVariable(
                name,
                size + " " + type(array),
                kind(array),
                () -> RecordingReader.guarded(file, FORMAT, () -> value(file, name, array))));
    }

    /** Tables come as structures without fields, other objects as opaque arrays. */
    private static boolean isObject(Array array) {
        return array instanceof Opaque || array instanceof ObjectStruct;
    }

    private static String type(Array array) {
        if (array instanceof ObjectStruct object) {
            return object.getClassName();
        }
        return array instanceof Opaque opaque
                ? opaque.getClassName()
                : array.getType().toString().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(Array array) {
        if (isObject(array)) {
            return Kind.OBJECT;
        }
        if (array.getNumDimensions() != 2) {
            return Kind.OTHER;
        }
        if (array instanceof Matrix matrix) {
            return matrix.isComplex() ? Kind.OTHER : Kind.MATRIX;
        }
        return array instanceof Cell ? Kind.CELL : Kind.OTHER;
    }

    private static MatVariable.Value value(Path file, String name, Array array) {
        if (array instanceof Matrix matrix) {
            return new MatVariable.Value.Matrix(matrix.getNumRows(), matrix.getNumCols(), numbers(matrix));
        }
        Cell cell = (Cell) array;
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < cell.getNumElements(); i++) {
            Array content = cell.get(i);
            if (!(content instanceof Matrix times) || times.isComplex()) {
                throw notNumbers(file, name, i);
            }
            cells.add(numbers(times));
        }
        return new MatVariable.Value.Cells(cells);
    }

    static UserError notNumbers(Path file, String name, int cell) {
        return new UserError(
                "%s %s{%s}".formatted(file, name, cell + 1),
                "this is no vector of numbers",
                "give a cell array with the spike times of one neuron in each cell");
    }

    private static double[] numbers(Matrix matrix) {
        double[] numbers = new double[matrix.getNumElements()];
        if (matrix instanceof Sparse sparse) { // its plain index counts what is not 0
            int rows = sparse.getNumRows();
            sparse.forEach((row, column, real, imaginary) -> numbers[column * rows + row] = real);
            return numbers;
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = matrix.getDouble(i);
        }
        return numbers;
    }
}
