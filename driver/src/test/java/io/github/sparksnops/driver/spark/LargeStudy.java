package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a study of very many made-up rows, to measure how long reading it takes; see docs/performance.md. */
final class LargeStudy {
    private static final String CONFIGURATION =
            """
            network: spatial-balanced
            sweep:
              tau_decay_i: {from: 1, to: 25, steps: %d}
              j_ei: {from: -150, to: -1, steps: 100}
            repeats: 10
            window: {duration_ms: 140500}
            """;

    private LargeStudy() {}

    /** Arguments: new directory, thousands of rows, rows per file. Every trial completed: the most that can be scored. */
    public static void main(String[] arguments) throws IOException {
        int thousands = Integer.parseInt(arguments[1]);
        Path file = Files.createTempFile("large", ".yaml");
        Files.writeString(file, CONFIGURATION.formatted(thousands));
        StudyConfiguration study = ConfigurationReader.read(file, List.of(), Use.SWEEP);
        int rowsPerFile = Integer.parseInt(arguments[2]);
        MadeUpStudy.write(Path.of(arguments[0]), study, rowsPerFile, trial -> MadeUpStudy.drawn(trial.seed(), 50));
        Files.delete(file);
    }
}
