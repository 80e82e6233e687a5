package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.nio.file.Path;
import java.util.Optional;

/** Takes counts as they are in a file. */
final class MatrixCounting {
    private final Path file;
    private final CountOptions options;

    MatrixCounting(Path file, CountOptions options) {
        this.file = file;
        this.options = options;
    }

    Session session(CountMatrix matrix, String hash) {
        options.epochs().ifPresent(epochs -> {
            throw new UserError(
                    "--epochs " + epochs, file + " holds counts, not times", "cut the matrix, or give times of spikes");
        });
        double windowMs = options.countWindowMs()
                .orElseThrow(() -> new UserError(
                        file.toString(),
                        "a matrix of counts does not tell the length of its windows",
                        "give it by --count-window-ms"));
        if (!(windowMs > 0 && TimeScale.MS.holds(windowMs))) {
            throw new UserError(
                    "--count-window-ms " + windowMs, "this is no length of a window", "give a time above 0 ms");
        }
        SpikeCounts counts = matrix.counts();
        SpikeCounting.requireWindows(file, counts.windows());
        ObservedCounts observed = ObservedCounts.of(counts, 0, counts.neurons(), windowMs);
        return Session.of(
                file,
                hash,
                options.withoutPsth() ? withoutPsth(observed) : observed,
                counts,
                matrix.ids(),
                Optional.empty(),
                Optional.empty());
    }

    private ObservedCounts withoutPsth(ObservedCounts observed) {
        int perEpoch = options.windowsPerEpoch()
                .orElseThrow(() -> new UserError(
                        "--psth", "a matrix of counts does not tell its epochs", "give --windows-per-epoch"));
        if (perEpoch < 1 || observed.windows() % perEpoch != 0 || observed.windows() < 2 * perEpoch) {
            throw new UserError(
                    "--windows-per-epoch " + perEpoch,
                    "%s has %s count windows, which are not two or more such epochs"
                            .formatted(file, observed.windows()),
                    "give a divisor of the number of windows");
        }
        return observed.withoutPsth(perEpoch);
    }
}
