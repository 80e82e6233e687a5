package io.github.sparksnops.driver.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Writes the rows of a query. */
public enum QueryOutput {
    /** Columns under each other, for people; numbers to the right, null as such. */
    TABLE {
        @Override
        public void write(StructType schema, Iterator<Row> rows, PrintWriter out) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(schema.fieldNames()));
            rows.forEachRemaining(row -> lines.add(cells(row, "null")));
            int[] widths = new int[schema.length()];
            lines.forEach(line -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], line.get(i).length());
                }
            });
            boolean[] right = new boolean[widths.length];
            for (int i = 0; i < right.length; i++) {
                right[i] = schema.fields()[i].dataType() instanceof NumericType;
            }
            lines.forEach(line -> out.println(line(line, widths, right)));
        }

        private String line(List<String> cells, int[] widths, boolean[] right) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - cells.get(i).length());
                text.append(i == 0 ? "" : "  ");
                text.append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
            }
            return text.toString().stripTrailing();
        }
    },
    /** Comma-separated values (RFC 4180) with a header; null is empty, arrays and structs are JSON. */
    CSV {
        @Override
        public void write(StructType schema, Iterator<Row> rows, PrintWriter out) {
            start(rows);
            out.println(line(List.of(schema.fieldNames())));
            RenderedRows.write(rows, row -> line(cells(row, "")) + System.lineSeparator(), out);
        }

        private String line(List<String> cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                line.append(i == 0 ? "" : ",");
                line.append(plain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"');
            }
            return line.toString();
        }

        /** Whether a cell needs no quotes; asked of every cell of a million rows. */
        private static boolean plain(String cell) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '"' || c == ',' || c == '\r' || c == '\n') {
                    return false;
                }
            }
            return true;
        }
    },
    /** One array with an object per row; every column in every object, missing as null. */
    JSON {
        @Override
        public void write(StructType schema, Iterator<Row> rows, PrintWriter out) {
            requireDistinct(schema);
            start(rows);
            out.print('[');
            if (rows.hasNext()) {
                out.print("\n" + text(value(rows.next())));
            }
            RenderedRows.write(rows, row -> ",\n" + text(value(row)), out);
            out.println("\n]");
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Writes all rows; they are fetched piece by piece. */
    public void write(Dataset<Row> rows, PrintWriter out) {
        write(rows.schema(), rows.toLocalIterator(), out);
    }

    /** Writes rows that know their schema. */
    public abstract void write(StructType schema, Iterator<Row> rows, PrintWriter out);

    /** Runs the query as far as its first row: what fails there fails before anything is written. */
    private static void start(Iterator<Row> rows) {
        rows.hasNext();
    }

    /** An object of JSON holds a name once: a second column of that name would be lost. */
    private static void requireDistinct(StructType type) {
        Set<String> names = new HashSet<>();
        for (StructField field : type.fields()) {
            if (!names.add(field.name())) {
                throw new UserError(
                        "QUERY",
                        "two columns are named " + field.name() + ", and an object of JSON can hold only one of them",
                        "give one of them another name with AS, or take --format csv");
            }
            DataType inner = field.dataType();
            while (inner instanceof ArrayType array) {
                inner = array.elementType();
            }
            if (inner instanceof StructType struct) {
                requireDistinct(struct);
            }
        }
    }

    private static List<String> cells(Row row, String missing) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Object value = value(row.get(i));
            cells.add(value == null ? missing : text(value));
        }
        return cells;
    }

    private static String text(Object value) {
        if (!(value instanceof Map || value instanceof List)) {
            return value.toString();
        }
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spark's value as one that JSON has; a number that is not finite becomes text, and so do times: ISO 8601, UTC. */
    private static Object value(Object value) {
        if (value instanceof Row row) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(row.schema().fieldNames()[i], value(row.get(i)));
            }
            return object;
        }
        if (value instanceof Seq<?> sequence) {
            List<Object> list = new ArrayList<>();
            CollectionConverters.asJava(sequence).forEach(element -> list.add(value(element)));
            return list;
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            CollectionConverters.asJava(map).forEach((key, element) -> object.put(String.valueOf(key), value(element)));
            return object;
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        boolean plain = value == null
                || value instanceof Boolean
                || value instanceof Number && Double.isFinite(((Number) value).doubleValue());
        return plain ? value : value.toString();
    }
}
