package io.github.sparksnops.driver.table;

import io.github.sparksnops.driver.files.ParquetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Reads some columns of a file of trials, without a Spark job. */
public final class TrialFileReader {
    private TrialFileReader() {}

    /**
     * Reads all rows.
     *
     * @param columns as a Parquet message type
     */
    public static void read(Path file, String columns, Consumer<Group> rows) throws IOException {
        try (ParquetReader<Group> reader = new Builder(ParquetFiles.input(file), columns).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.accept(row);
            }
        }
    }

    /** Number of rows in a file, from its footer. */
    public static long rows(Path file) throws IOException {
        return TrialFooter.of(file).rows();
    }

    /** Whether a row has a value in a column. */
    public static boolean has(Group row, String column) {
        return row.getFieldRepetitionCount(column) > 0;
    }

    /** A number, or NaN where there is none. */
    public static double number(Group row, String column) {
        return has(row, column) ? row.getDouble(column, 0) : Double.NaN;
    }

    /** The numbers of a list; empty where there is none. */
    public static double[] numbers(Group row, String column) {
        if (!has(row, column)) {
            return new double[0];
        }
        Group list = row.getGroup(column, 0);
        double[] numbers = new double[list.getFieldRepetitionCount(0)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.getGroup(0, i).getDouble(0, 0);
        }
        return numbers;
    }

    /** A text, or an empty one where there is none. */
    public static String text(Group row, String column) {
        return has(row, column) ? row.getString(column, 0) : "";
    }

    private static final class Builder extends ParquetReader.Builder<Group> {
        private Builder(InputFile file, String columns) {
            super(file, new PlainParquetConfiguration());
            set(ReadSupport.PARQUET_READ_SCHEMA, columns);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
