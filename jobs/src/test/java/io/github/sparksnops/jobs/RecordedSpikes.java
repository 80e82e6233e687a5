package io.github.sparksnops.jobs;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Spikes of one population that {@code snops simulate --record-spikes} wrote, for writing them in the layouts of other programs.
 *
 * @param spikes time (ms) and neuron, in order of time
 */
record RecordedSpikes(List<double[]> spikes) {

    static RecordedSpikes read(Path csv, String population) throws IOException {
        List<String[]> rows =
                Files.readAllLines(csv).stream().map(line -> line.split(",")).toList();
        List<String> names = List.of(rows.get(0));
        int time = names.indexOf("time_ms");
        int neuron = names.indexOf("neuron");
        return new RecordedSpikes(rows.stream()
                .filter(row -> row[names.indexOf("population")].equals(population))
                .map(row -> new double[] {Double.parseDouble(row[time]), Double.parseDouble(row[neuron])})
                .toList());
    }

    private double[] column(int column) {
        return spikes.stream().mapToDouble(spike -> spike[column]).toArray();
    }

    private TreeMap<Integer, List<Double>> timesOfNeurons() {
        return spikes.stream()
                .collect(Collectors.groupingBy(
                        spike -> (int) spike[1],
                        TreeMap::new,
                        Collectors.mapping(spike -> spike[0], Collectors.toList())));
    }

    /** MATLAB v5: a cell of times (ms) for every neuron. */
    Path writeMat5(Path file) throws IOException {
        TreeMap<Integer, List<Double>> times = timesOfNeurons();
        Cell cell = Mat5.newCell(times.lastKey() + 1, 1);
        times.forEach((neuron, own) -> {
            Matrix vector = Mat5.newMatrix(own.size(), 1);
            for (int i = 0; i < own.size(); i++) {
                vector.setDouble(i, own.get(i));
            }
            cell.set(neuron, vector);
        });
        try (MatFile content = Mat5.newMatFile().addArray("spikes", cell)) {
            Mat5.writeToFile(content, file.toFile());
        }
        return file;
    }

    /** MATLAB v7.3: a matrix with a row of time (ms) and neuron for every spike, which HDF5 has the other way round. */
    Path writeMat73(Path file) {
        try (WritableHdfFile content = HdfFile.write(file)) {
            content.putDataset("events", new double[][] {column(0), column(1)}).putAttribute("MATLAB_class", "double");
        }
        return file;
    }

    /** NWB: the table of units, s. */
    Path writeNwb(Path file) {
        TreeMap<Integer, List<Double>> times = timesOfNeurons();
        int[] ids = times.keySet().stream().mapToInt(id -> id).toArray();
        int[] ends = new int[ids.length];
        for (int i = 0, end = 0; i < ids.length; i++) {
            end += times.get(ids[i]).size();
            ends[i] = end;
        }
        try (WritableHdfFile content = HdfFile.write(file)) {
            WritableGroup units = content.putGroup("units");
            units.putDataset("id", ids);
            units.putDataset("spike_times_index", ends);
            units.putDataset(
                    "spike_times",
                    times.values().stream()
                            .flatMap(List::stream)
                            .mapToDouble(ms -> ms / 1000)
                            .toArray());
        }
        return file;
    }
}
