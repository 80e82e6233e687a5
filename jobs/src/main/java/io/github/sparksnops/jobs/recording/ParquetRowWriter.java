package io.github.sparksnops.jobs.recording;

import io.github.sparksnops.driver.files.ParquetFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** Rows as Parquet, by Parquet's own writer: no Spark session is started for it. */
final class ParquetRowWriter implements RowWriter {
    /** Rows are held until a group is full; smaller than Parquet's 128 MB, because a simulation needs its memory too. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final MessageType schema;
    private final SimpleGroupFactory groups;
    private final ParquetWriter<Group> writer;

    ParquetRowWriter(Path file, RecordingKind kind) throws IOException {
        schema = kind.schema();
        groups = new SimpleGroupFactory(schema);
        writer = ExampleParquetWriter.builder(ParquetFiles.output(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    @Override
    public void write(BigDecimal timeMs, int neuron, Object third) throws IOException {
        Group row = groups.newGroup();
        row.add(0, timeMs.doubleValue());
        row.add(1, neuron);
        if (third instanceof Float potential) {
            row.add(2, potential);
        } else {
            row.add(2, third.toString());
        }
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
