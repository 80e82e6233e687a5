package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.stats.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real sweeps of small networks, and targets made from their rows, for the commands that hold the two together. */
final class ScoredSweeps {
    /** 14 points twice: without input from outside networks are silent. Nine windows of 200 ms, ten neurons. */
    static final String GRID = SmallNetwork.SBN.replace("j_ex: 60, ", "")
            + "sweep: {j_ee: {from: 5, to: 35, steps: 7}, j_ex: [0, 60]}\nrepeats: 2\n";

    static final int TRIALS = 28;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoredSweeps() {}

    /** Sweeps a configuration into a directory, in waves of a few trials. */
    static Path sweep(Path folder, String name, String yaml) throws IOException {
        Path config = folder.resolve(name + ".yaml");
        Files.writeString(config, yaml);
        Path out = folder.resolve(name);
        String waves = SnopsSession.WAVE_SECONDS + "=0.02";
        Snops snops = Snops.run("sweep", config, "--out", out, "--master", "local[2]", "--conf", waves);
        assertThat(snops.exitCode()).as(snops.err()).isIn(ExitCode.DONE, ExitCode.INFEASIBLE);
        return out;
    }

    /** Rows of a study that a condition in SQL selects. */
    static List<JsonNode> rows(Path study, String condition) throws IOException {
        return json(Snops.run(
                "sql", study, "SELECT * FROM trials WHERE " + condition + " ORDER BY trial_id", "--format", "json"));
    }

    /** Objects that a command printed. */
    static List<JsonNode> json(Snops snops) throws IOException {
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(snops.out()).forEach(rows::add);
        return rows;
    }

    /** A target file whose means are the statistics of a row, with these variances in the order of {@link Statistic}. */
    static String target(JsonNode row, double... variances) {
        StringBuilder yaml = new StringBuilder("n_neuron: 10\ncount_window_ms: 200\ncount_windows: 8\nstatistics:\n");
        for (Statistic statistic : Statistic.values()) {
            yaml.append("  %s: {mean: %s, variance: %s}%n"
                    .formatted(statistic.key(), row.get(statistic.key()), variances[statistic.ordinal()]));
        }
        return yaml.toString();
    }

    /** Cost of a row by the formula, from what the table and the target file say. */
    static double cost(JsonNode row, JsonNode targetRow, double[] variances, double[] weights, boolean squared) {
        double sum = 0;
        for (Statistic statistic : Statistic.values()) {
            int k = statistic.ordinal();
            double distance = 0;
            List<Double> values = numbers(row.get(statistic.key()));
            List<Double> means = numbers(targetRow.get(statistic.key()));
            for (int j = 0; j < values.size(); j++) {
                double difference = Math.abs(values.get(j) - means.get(j)) / Math.sqrt(variances[k]);
                distance += squared ? difference * difference : difference;
            }
            sum += weights[k] * distance;
        }
        return sum / Arrays.stream(weights).sum();
    }

    private static List<Double> numbers(JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> numbers.add(element.doubleValue()));
        } else {
            numbers.add(node.doubleValue());
        }
        return numbers;
    }
}
