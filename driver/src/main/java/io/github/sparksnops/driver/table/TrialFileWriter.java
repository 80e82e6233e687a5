package io.github.sparksnops.driver.table;

import io.github.sparksnops.driver.files.Disk;
import io.github.sparksnops.driver.files.ParquetFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Writes rows of the table of trials into one Parquet file (zstd), which exists under its name only when it is whole.
 *
 * <p>Not through Spark's writer: that one takes no metadata for the file, and plans and compiles a query for every wave.
 */
public final class TrialFileWriter implements AutoCloseable {
    /** End of the names of these files. */
    public static final String SUFFIX = ".zstd.parquet";

    private final Path file;
    private final Path unfinished;
    private final TrialGroups groups;
    private final ParquetWriter<Group> writer;
    private long rows;
    private boolean closed;

    private TrialFileWriter(Path file, Path unfinished, TrialGroups groups, ParquetWriter<Group> writer) {
        this.groups = groups;
        this.file = file;
        this.unfinished = unfinished;
        this.writer = writer;
    }

    /**
     * Starts a file.
     *
     * @param directory exists
     * @param name without {@link #SUFFIX}; unique to this attempt to write it
     * @param origin key to text; becomes metadata of the file
     */
    public static TrialFileWriter open(Path directory, String name, TrialColumns columns, Map<String, String> origin)
            throws IOException {
        return open(directory.resolve(name + SUFFIX), columns, origin, ParquetFiles::output);
    }

    /** As the above, on another kind of disk. */
    static TrialFileWriter open(
            Path file, TrialColumns columns, Map<String, String> origin, Function<Path, OutputFile> disk)
            throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        TrialGroups groups = new TrialGroups(columns);
        ParquetWriter<Group> writer = ExampleParquetWriter.builder(disk.apply(unfinished))
                .withConf(new PlainParquetConfiguration())
                .withType(groups.schema())
                .withExtraMetaData(origin)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
        return new TrialFileWriter(file, unfinished, groups, writer);
    }

    /** Adds a row. */
    public void write(TrialRow row) throws IOException {
        writer.write(groups.group(row));
    }

    /** Adds all rows of a file of the same columns, in their order; gives their number. */
    public long copy(Path other) throws IOException {
        long before = rows;
        try {
            TrialFileReader.read(other, groups.schema().toString(), row -> {
                try {
                    writer.write(row);
                    rows++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows - before;
    }

    /** Completes the file, brings it to the disk and gives it its name. */
    public Path finish() throws IOException {
        writer.close();
        Disk.force(unfinished);
        Path finished = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        closed = true;
        return finished;
    }

    /** Drops the file unless it was finished. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                writer.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
