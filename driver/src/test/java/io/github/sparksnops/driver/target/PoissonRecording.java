package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.CountOptions;
import io.github.sparksnops.driver.recording.CountOrientation;
import io.github.sparksnops.driver.recording.NeuronRanges;
import io.github.sparksnops.driver.recording.ReadOptions;
import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.driver.recording.TimeScale;
import io.github.sparksnops.stats.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Recordings of independent neurons, by way of files. */
final class PoissonRecording {
    private PoissonRecording() {}

    /** Counts of neurons of 8 Hz in windows of 200 ms; shape {@code [neuron][window]}. */
    static int[][] counts(int neurons, int windows, long seed) {
        Random random = new Random(seed);
        int[][] counts = new int[neurons][windows];
        for (int[] row : counts) {
            for (int w = 0; w < windows; w++) {
                double time = -Math.log(1 - random.nextDouble());
                while (time < 1.6) {
                    row[w]++;
                    time -= Math.log(1 - random.nextDouble());
                }
            }
        }
        return counts;
    }

    static Session session(Path folder, String name, int[][] counts) throws IOException {
        return session(folder, name, counts, 200);
    }

    /** A session of counts, read from a file that is written for it. */
    static Session session(Path folder, String name, int[][] counts, double countWindowMs) throws IOException {
        Path file = Files.write(
                folder.resolve(name),
                Arrays.stream(counts)
                        .map(row ->
                                Arrays.stream(row).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                        .toList());
        ReadOptions reading = new ReadOptions(
                Optional.empty(),
                Optional.of(CountOrientation.NEURONS_BY_WINDOWS),
                Optional.empty(),
                Optional.empty(),
                NeuronRanges.ALL);
        return Session.read(
                file, reading, new CountOptions(Optional.of(countWindowMs), Optional.empty(), false, Optional.empty()));
    }

    /** A session of spikes every 10, 11, ... units, read in some unit. */
    static Session spikes(Path folder, String unit, int neurons, int units, double countWindowMs) throws IOException {
        StringBuilder text = new StringBuilder("time,neuron,population\n");
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int time = neuron; time <= units; time += 10 + neuron) {
                text.append("%s,%s,%s\n".formatted(time, neuron, neuron % 2 == 0 ? "e" : "i"));
            }
        }
        ReadOptions reading = new ReadOptions(
                Optional.of(TimeScale.parse(unit)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NeuronRanges.ALL);
        return Session.read(
                Files.writeString(folder.resolve("spikes.csv"), text),
                reading,
                new CountOptions(Optional.of(countWindowMs), Optional.empty(), false, Optional.empty()));
    }

    /** Weight 1 for the first statistics and 0 for the rest. */
    static Map<Statistic, Double> weights(int first) {
        Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            weights.put(statistic, statistic.ordinal() < first ? 1.0 : 0.0);
        }
        return weights;
    }

    static int[][] without(int[][] counts, int windows) {
        return Arrays.stream(counts)
                .map(row -> Arrays.copyOf(row, row.length - windows))
                .toArray(int[][]::new);
    }
}
