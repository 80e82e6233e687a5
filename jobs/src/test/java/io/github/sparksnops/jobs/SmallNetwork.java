package io.github.sparksnops.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations of networks that are simulated within a second. */
final class SmallNetwork {
    /** 100 + 25 neurons, 2 s: some neurons fire, so that all commands have something to show. */
    static final String SBN =
            """
            network: spatial-balanced
            sizes: {e: 100, i: 25, x: 100}
            parameters: {j_ex: 60, j_ix: 40}
            window: {duration_ms: 2000, burn_in_ms: 200}
            statistics: {neurons: 10, samplings: 3}
            """;

    private SmallNetwork() {}

    static Path write(Path folder, String yaml) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        return file;
    }
}
