package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a recording; the ending of its name tells the format. */
final class RecordingReader {
    /** How the text at the start of a MATLAB file names versions 5 to 7, and 7.3. */
    private static final String MAT_5 = "MATLAB 5.0";

    private static final String MAT_73 = "MATLAB 7.3";

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};

    private RecordingReader() {}

    /**
     * Reads a file.
     *
     * @throws UserError where it is no recording, or the options do not fit it
     */
    static Recorded read(Path file, ReadOptions options) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        requireFile(file);
        try {
            if (name.endsWith(".csv") || name.endsWith(".tsv")) {
                requireTable(file, options);
                try (TableSource table = CsvSource.open(file)) {
                    return new TableRecording(file, table, options).read();
                }
            }
            if (name.endsWith(".parquet")) {
                requireTable(file, options);
                try (TableSource table = ParquetSource.open(file)) {
                    return new TableRecording(file, table, options).read();
                }
            }
            if (name.endsWith(".mat")) {
                requireNoPopulation(file, options);
                requireLocal(file);
                return mat(file, options);
            }
            if (name.endsWith(".nwb")) {
                requireUnits(file, options);
                requireLocal(file);
                return NwbUnits.read(file, options);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw new UserError(
                file.toString(), "the ending tells the format, and this is none", "give .csv, .parquet, .mat or .nwb");
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw unreadable(file, new NoSuchFileException(file.toString()));
        }
        if (Files.isDirectory(file)) {
            throw new UserError(file.toString(), "this is a folder", "give a file");
        }
    }

    /** What reads MATLAB's and HDF5's formats opens files by itself. */
    private static void requireLocal(Path file) {
        if (!UserPath.isLocal(file)) {
            throw new UserError(
                    file.toString(),
                    "MATLAB and NWB files are read from this machine's disks",
                    "copy it here (hdfs dfs -get, say), or save it as .csv or .parquet");
        }
    }

    private static void requireTable(Path file, ReadOptions options) {
        options.variable().ifPresent(name -> {
            throw new UserError(
                    "--variable " + name, file + " has columns, not variables", "leave it out: it is for .mat files");
        });
    }

    private static void requireNoPopulation(Path file, ReadOptions options) {
        options.population().ifPresent(name -> {
            throw new UserError("--population " + name, file + " has no populations", "choose by --neurons");
        });
    }

    private static void requireUnits(Path file, ReadOptions options) {
        requireNoPopulation(file, options);
        requireTable(file, options);
        options.counts().ifPresent(orientation -> {
            throw new UserError(
                    "--counts " + orientation.key(), file + " has times of spikes, not counts", "leave out --counts");
        });
    }

    private static Recorded mat(Path file, ReadOptions options) throws IOException {
        byte[] start = new byte[128];
        int read;
        try (InputStream in = Files.newInputStream(file)) {
            read = in.readNBytes(start, 0, start.length);
        }
        String text = new String(start, 0, read, StandardCharsets.ISO_8859_1);
        if (text.startsWith(MAT_5)) {
            return Mat5Variables.read(file, options);
        }
        if (text.startsWith(MAT_73) || startsWith(start, HDF5)) {
            return Mat73Variables.read(file, options);
        }
        throw new UserError(
                file.toString(),
                read == 0 ? "the file is empty" : "this is no MATLAB file of version 5 or newer",
                "save it in MATLAB with -v7 or -v7.3");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    static UserError unreadable(Path file, IOException e) {
        String what = e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "permission denied" : "cannot be read: " + e.getMessage();
        return new UserError(file.toString(), what, "give a recording that you may read");
    }

    /** What a library does with a file's bytes. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads by a library: whatever it throws, and it throws a lot, comes from bytes that are not what they should be. */
    static <T> T guarded(Path file, String format, Reading<T> reading) {
        try {
            return reading.read();
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, format, e);
        }
    }

    /** A file that does not hold what its format promises. */
    static UserError damaged(Path file, String format, Exception e) {
        String detail = e.getMessage() == null ? "" : firstLine(e.getMessage().strip());
        boolean plain = !detail.isEmpty() && !detail.contains("Exception"); // names of classes tell a user nothing
        return new UserError(
                file.toString(),
                "no %s file, or a damaged or truncated one".formatted(format) + (plain ? " (" + detail + ")" : ""),
                "copy or save it again");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceAll("[.;\\s]+$", "");
    }
}
