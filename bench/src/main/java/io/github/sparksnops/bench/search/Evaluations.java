package io.github.sparksnops.bench.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads evaluations of the spatial balanced network by the published code: 11 parameters and 15 statistics a row. */
final class Evaluations {
    private static final int PARAMETERS = 11;

    private Evaluations() {}

    /** Parameter sets in the order of the file, each with all its repeats. */
    static List<EvaluatedPoint> read(Path csvGz) throws IOException {
        Map<List<Double>, List<double[]>> runs = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csvGz)), StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                double[] row = Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                List<Double> values = Arrays.stream(row, 0, PARAMETERS).boxed().toList();
                runs.computeIfAbsent(values, key -> new ArrayList<>())
                        .add(Arrays.copyOfRange(row, PARAMETERS, row.length));
            }
        }
        List<EvaluatedPoint> points = new ArrayList<>();
        runs.forEach((values, rows) -> points.add(new EvaluatedPoint(
                values.stream().mapToDouble(Double::doubleValue).toArray(), rows.toArray(new double[0][]))));
        return points;
    }
}
