package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts as they are in a file. Neurons that are not used are left at zero, so that the numbers of the others stay.
 *
 * @param ids of the neurons that are used: their rows or columns, from 0; shape {@code [neuron]}
 */
record CountMatrix(SpikeCounts counts, int[] ids) implements Recorded {

    /**
     * Checks and orients a matrix.
     *
     * @param rows of equal length
     * @throws UserError where a count is not a whole number from 0 to 65,535, or a neuron that was asked for is missing
     */
    static CountMatrix of(String file, List<double[]> rows, CountOrientation orientation, NeuronRanges chosen) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).length;
        boolean neuronsDown = orientation == CountOrientation.NEURONS_BY_WINDOWS;
        int neurons = neuronsDown ? rows.size() : columns;
        int[] all = IntStream.range(0, neurons).toArray();
        chosen.requireFound(file, all);
        CountTable counts = new CountTable(neurons, neuronsDown ? columns : rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                int count = whole(file, row, column, rows.get(row)[column]);
                int neuron = neuronsDown ? row : column;
                if (chosen.holds(neuron)) {
                    counts.set(neuron, neuronsDown ? column : row, count);
                }
            }
        }
        return new CountMatrix(counts, IntStream.of(all).filter(chosen::holds).toArray());
    }

    private static int whole(String file, int row, int column, double value) {
        int count = (int) value;
        if (count != value || count < 0 || count > SpikeCounts.LARGEST) {
            throw new UserError(
                    file + " row " + (row + 1) + " column " + (column + 1),
                    "%s is no count of spikes".formatted(SpikeTrainsBuilder.shown(value)),
                    "give whole numbers from 0 to " + SpikeCounts.LARGEST + ", not rates or smoothed counts");
        }
        return count;
    }

    /** Rows of a matrix stored column after column, as MATLAB does. */
    static List<double[]> rows(double[] columnMajor, int rows) {
        int columns = rows == 0 ? 0 : columnMajor.length / rows;
        List<double[]> result = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double[] values = new double[columns];
            for (int column = 0; column < columns; column++) {
                values[column] = columnMajor[column * rows + row];
            }
            result.add(values);
        }
        return result;
    }
}
