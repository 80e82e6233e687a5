package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.files.ParquetFiles;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file with columns of numbers and text, by Parquet's own reader: no Spark session is started for it. */
final class ParquetSource implements TableSource {
    private final Path file;
    private final MessageType schema;
    private final ParquetReader<Group> reader;
    private Group row;
    private long rows;

    private ParquetSource(Path file, MessageType schema, ParquetReader<Group> reader) {
        this.file = file;
        this.schema = schema;
        this.reader = reader;
    }

    static ParquetSource open(Path file) throws IOException {
        InputFile input = ParquetFiles.input(file);
        MessageType schema;
        try (ParquetFileReader footer = ParquetFileReader.open(input)) {
            schema = footer.getFooter().getFileMetaData().getSchema();
        } catch (RuntimeException e) { // of many classes, where the bytes are no Parquet
            throw RecordingReader.damaged(file, "Parquet", e);
        }
        return new ParquetSource(file, schema, new GroupReaderBuilder(input).build());
    }

    /** Parquet's own builder for files asks for a read support in this way. */
    private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {
        GroupReaderBuilder(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    @Override
    public List<String> columns() {
        return schema.getFields().stream().map(Type::getName).toList();
    }

    @Override
    public boolean next() {
        try {
            row = reader.read();
            rows++;
            return row != null;
        } catch (IOException | RuntimeException e) {
            throw RecordingReader.damaged(file, "Parquet", e);
        }
    }

    @Override
    public int width() {
        return schema.getFieldCount();
    }

    @Override
    public double number(int column) {
        Type type = schema.getType(column);
        LogicalTypeAnnotation meaning =
                type.getLogicalTypeAnnotation(); // without it decimals and dates look like integers
        require(type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED), column, "this is no number");
        require(
                meaning == null || meaning instanceof IntLogicalTypeAnnotation,
                column,
                "%s is no number".formatted(meaning));
        require(row.getFieldRepetitionCount(column) == 1, column, "there is no value");
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE:
                return row.getDouble(column, 0);
            case FLOAT:
                return row.getFloat(column, 0);
            case INT32:
                return row.getInteger(column, 0);
            case INT64:
                return row.getLong(column, 0);
            default:
                throw noNumber(column, "this is no number");
        }
    }

    private void require(boolean holds, int column, String what) {
        if (!holds) {
            throw noNumber(column, what);
        }
    }

    private UserError noNumber(int column, String what) {
        return new UserError(
                where() + " " + columns().get(column), what, "store an integer or floating-point number in every row");
    }

    @Override
    public String text(int column) {
        return row.getFieldRepetitionCount(column) == 1 ? row.getValueToString(column, 0) : "";
    }

    @Override
    public String where() {
        return file + " row " + rows;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
