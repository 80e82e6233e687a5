package io.github.sparksnops.jobs.recording;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * One file being written: under a temporary name beside the final one until it is kept, so that a run that fails leaves
 * nothing half-written. Closing without keeping removes it.
 */
final class RecordingFile implements AutoCloseable {
    private final String option;
    private final Path file;
    private final Path temporary;
    private final RowWriter writer;
    private IOException failure;
    private boolean closed;

    private RecordingFile(String option, Path file, Path temporary, RowWriter writer) {
        this.option = option;
        this.file = file;
        this.temporary = temporary;
        this.writer = writer;
    }

    /**
     * Opens a file.
     *
     * @param option command line option that named it, for messages
     * @throws UserError where the name ends neither in .csv nor in .parquet, or the folder cannot be written
     */
    static RecordingFile open(String option, Path file, RecordingKind kind) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".csv") && !lower.endsWith(".parquet")) {
            throw new UserError(
                    option + " " + file,
                    "the ending tells the format, and this is none",
                    "name a .csv or .parquet file");
        }
        if (Files.isDirectory(file)) {
            throw new UserError(option + " " + file, "this is a folder", "name a file");
        }
        Path temporary =
                file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            RowWriter writer =
                    lower.endsWith(".csv") ? new CsvRowWriter(temporary, kind) : new ParquetRowWriter(temporary, kind);
            return new RecordingFile(option, file, temporary, writer);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(option, file, e);
        }
    }

    /** Writes one row; after a failed write the rest is dropped and {@link #keep()} tells. */
    void write(BigDecimal timeMs, int neuron, Object third) {
        try {
            writer.write(timeMs, neuron, third);
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException(e);
        }
    }

    /** Throws where a row could not be written: the user's disk, not a fault of the trial. */
    void requireWritten() {
        if (failure != null) {
            throw unwritable(option, file, failure);
        }
    }

    /** Completes the file and gives it its name. */
    void keep() {
        requireWritten();
        try {
            writer.close();
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            closed = true;
        } catch (IOException e) {
            throw unwritable(option, file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (!closed) {
                closed = true;
                writer.close();
            }
        } catch (IOException e) {
            failure = e; // the file is removed anyway
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure = e; // nothing more can be done; the name says that it is temporary
        }
    }

    private static UserError unwritable(String option, Path file, Exception e) {
        return new UserError(
                option + " " + file,
                "cannot be written: " + e.getMessage(),
                "name a file in a folder with room and write access");
    }
}
