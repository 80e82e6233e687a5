package io.github.sparksnops.jobs;

import java.io.IOException;
import java.nio.file.Path;

/** A sweep of small networks for clusters; a trial takes some hundredths of a second. */
final class SmallSweep {
    static final String SWEEP =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            sweep:
              tau_decay_i: {from: 4, to: 16, steps: 5, scale: linear}
              j_ex: {from: 0, to: 54, steps: 6, scale: linear}
            repeats: 2
            seed: 7
            window: {duration_ms: 1500, burn_in_ms: 500, count_window_ms: 100, dt_ms: 0.05}
            statistics: {neurons: 10, samplings: 5, min_rate_hz: 0.5}
            """;

    static final int TRIALS = 60;

    private SmallSweep() {}

    static Path write(Path folder) throws IOException {
        return SmallNetwork.write(folder, SWEEP);
    }

    /** Runs it in this JVM, one trial after the other, on the simulator that reads like the equations; gives the exit code. */
    static int onOneCore(Path configuration, Path out) {
        return Snops.run("sweep", configuration, "--out", out, "--master", "local[1]", "--simulator", "cpu-scalar")
                .exitCode();
    }
}
