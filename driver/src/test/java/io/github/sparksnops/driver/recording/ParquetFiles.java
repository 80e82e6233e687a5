package io.github.sparksnops.driver.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files of any columns. */
final class ParquetFiles {
    private ParquetFiles() {}

    /**
     * Writes a file.
     *
     * @param columns as Parquet writes a schema, each with a semicolon at its end
     * @param rows values of the first columns, converted to their types; the other columns have none
     */
    static Path write(Path file, CompressionCodecName codec, String columns, double[]... rows) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message m { %s }".formatted(columns));
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(codec)
                .build()) {
            for (double[] values : rows) {
                Group row = new SimpleGroupFactory(schema).newGroup();
                for (int column = 0; column < values.length; column++) {
                    add(row, column, values[column]);
                }
                writer.write(row);
            }
        }
        return file;
    }

    private static void add(Group row, int column, double value) {
        switch (row.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> row.add(column, value != 0);
            case INT32 -> row.add(column, (int) value);
            case INT64 -> row.add(column, (long) value);
            case FLOAT -> row.add(column, (float) value);
            case DOUBLE -> row.add(column, value);
            default -> throw new AssertionError(row.getType());
        }
    }
}
