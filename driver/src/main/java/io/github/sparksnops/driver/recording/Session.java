package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * One recording, counted.
 *
 * @param sha256 of the file, hexadecimal
 * @param neurons that are used
 * @param meanRateHz of these neurons within the count windows
 * @param lastSpikeMs empty where the file holds counts
 * @param note what a user should know of the choice of neurons; empty where there is nothing to say
 */
public record Session(
        Path file,
        String sha256,
        ObservedCounts counts,
        int neurons,
        double meanRateHz,
        Optional<Double> lastSpikeMs,
        Optional<String> note) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Reads and counts a recording.
     *
     * @throws UserError where the file is not what it should be, or the options do not fit it
     */
    public static Session read(Path file, ReadOptions reading, CountOptions counting) {
        Recorded recorded = RecordingReader.read(file, reading);
        String hash = sha256(file);
        if (recorded instanceof CountMatrix matrix) {
            return new MatrixCounting(file, counting).session(matrix, hash);
        }
        return new SpikeCounting(file, counting).session((SpikeTrains) recorded, hash);
    }

    /** A session whose observed counts are those of some neurons of all counts. */
    static Session of(
            Path file,
            String hash,
            ObservedCounts observed,
            SpikeCounts counts,
            int[] ids,
            Optional<Double> lastSpikeMs,
            Optional<String> note) {
        double seconds = observed.windows() * observed.countWindowMs() / 1000;
        long spikes = LongStream.of(counts.totals(0, counts.neurons())).sum();
        return new Session(file, hash, observed, ids.length, spikes / (seconds * ids.length), lastSpikeMs, note);
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[BUFFER_BYTES];
                int read = 0;
                while (read >= 0) {
                    read = in.read(buffer);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw RecordingReader.unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
