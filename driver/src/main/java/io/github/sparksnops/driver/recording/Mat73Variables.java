package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.recording.MatVariable.Kind;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * MATLAB files of version 7.3, by jHDF: HDF5 files whose attributes name MATLAB's classes. MATLAB counts rows first, HDF5 last, so
 * a matrix of r rows and c columns is a dataset of c x r, and its numbers lie column after column.
 */
final class Mat73Variables {
    private static final String FORMAT = "MATLAB v7.3";
    private static final String CLASS = "MATLAB_class";
    private static final String EMPTY = "MATLAB_empty";
    private static final String SPARSE = "MATLAB_sparse";
    private static final Set<String> NUMBERS = Set.of(
            "double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "logical");

    private Mat73Variables() {}

    static Recorded read(Path file, ReadOptions options) {
        try (HdfFile content = HdfContent.open(file, FORMAT)) {
            List<MatVariable> variables = new ArrayList<>();
            RecordingReader.guarded(file, FORMAT, () -> {
                addAll(variables, file, "", content);
                return variables;
            });
            return new MatRecording(file, options).read(variables);
        }
    }

    private static void addAll(List<MatVariable> variables, Path file, String prefix, Group group) {
        for (Node node : group) {
            if (!node.getName().startsWith("#")) { // cells' contents and objects' innards
                add(variables, file, prefix + node.getName(), node);
            }
        }
    }

    private static void add(List<MatVariable> variables, Path file, String name, Node node) {
        String type = text(node, CLASS);
        if (node instanceof Group group && type.equals("struct")) {
            addAll(variables, file, name + ".", group);
        } else if (node instanceof Group) {
            boolean sparse = node.getAttribute(SPARSE) != null;
            String description = sparse ? "sparse: save full(" + name + ")" : type;
            variables.add(new MatVariable(name, description, sparse ? Kind.OTHER : Kind.OBJECT, () -> null));
        } else if (node instanceof Dataset dataset) {
            String size = size(dataset);
            variables.add(new MatVariable(
                    name,
                    size + " " + type,
                    kind(dataset, type),
                    () -> RecordingReader.guarded(file, FORMAT, () -> value(file, name, dataset, type))));
        }
    }

    private static String text(Node node, String attribute) {
        Attribute found = node.getAttribute(attribute);
        return found == null ? "unnamed class" : String.valueOf(found.getData());
    }

    private static String size(Dataset dataset) {
        List<String> sizes = new ArrayList<>();
        for (int size : dataset.getDimensions()) {
            sizes.add(0, Integer.toString(size));
        }
        return String.join("x", sizes);
    }

    private static Kind kind(Dataset dataset, String type) {
        if (type.equals("cell")) {
            return Kind.CELL;
        }
        if (NUMBERS.contains(type)) {
            return dataset.getDimensions().length == 2 && !dataset.isCompound() ? Kind.MATRIX : Kind.OTHER;
        }
        return Set.of("char", "function_handle", "struct").contains(type) ? Kind.OTHER : Kind.OBJECT;
    }

    private static MatVariable.Value value(Path file, String name, Dataset dataset, String type) {
        if (!type.equals("cell")) {
            int[] dimensions = dataset.getDimensions();
            return new MatVariable.Value.Matrix(dimensions[1], dimensions[0], numbers(dataset));
        }
        List<double[]> cells = new ArrayList<>();
        if (dataset.getAttribute(EMPTY) == null) {
            for (long address : (long[]) dataset.getDataFlat()) {
                Node cell = dataset.getHdfFile().getNodeByAddress(address);
                if (!(cell instanceof Dataset times) || !NUMBERS.contains(text(cell, CLASS)) || times.isCompound()) {
                    throw Mat5Variables.notNumbers(file, name, cells.size());
                }
                cells.add(numbers(times));
            }
        }
        return new MatVariable.Value.Cells(cells);
    }

    /** MATLAB stores the size of an empty array in its place. */
    private static double[] numbers(Dataset dataset) {
        return dataset.getAttribute(EMPTY) == null ? HdfContent.numbers(dataset) : new double[0];
    }
}
