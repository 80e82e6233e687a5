package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Answers of two engines in one form: column to Long, Double, String, Instant, list (arrays and structs), or null. */
final class QueryRows {
    /** The engines add up in different orders: some roundings of a sum of a few hundred numbers. */
    private static final double RELATIVE_TOLERANCE = 1e-9;

    private QueryRows() {}

    static List<Map<String, Object>> ofSpark(Dataset<Row> answer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : answer.collectAsList()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                values.put(answer.columns()[i], plain(row.get(i)));
            }
            rows.add(values);
        }
        return rows;
    }

    static List<Map<String, Object>> ofDuckDb(Connection duckDb, String query) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (answer.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    values.put(answer.getMetaData().getColumnName(i), plain(answer.getObject(i)));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new SQLException(query, e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Row row) {
            return list(row.size(), row::get);
        }
        if (value instanceof Seq<?> sequence) {
            List<?> elements = CollectionConverters.asJava(sequence);
            return list(elements.size(), elements::get);
        }
        try {
            if (value instanceof Array array) {
                Object[] elements = (Object[]) array.getArray();
                return list(elements.length, i -> elements[i]);
            }
            if (value instanceof Struct struct) {
                return list(struct.getAttributes().length, Arrays.asList(struct.getAttributes())::get);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return scalar(value);
    }

    private static Object scalar(Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof BigInteger whole) {
            return whole.longValueExact();
        }
        return value instanceof Number whole ? (Object) whole.longValue() : value == null ? null : value.toString();
    }

    private static List<Object> list(int size, java.util.function.IntFunction<Object> elements) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(plain(elements.apply(i)));
        }
        return list;
    }

    /** The same names, rows and values; numbers that are not whole up to a few roundings. */
    static void assertSame(List<Map<String, Object>> found, List<Map<String, Object>> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(List.copyOf(found.get(i).keySet()))
                    .isEqualTo(List.copyOf(expected.get(i).keySet()));
            for (String column : found.get(i).keySet()) {
                Object value = found.get(i).get(column);
                if (value instanceof Double number && expected.get(i).get(column) instanceof Double other) {
                    assertThat(number)
                            .as("%s of row %s", column, i)
                            .isCloseTo(other, within(RELATIVE_TOLERANCE * Math.max(1e-6, Math.abs(other))));
                } else {
                    assertThat(value)
                            .as("%s of row %s", column, i)
                            .isEqualTo(expected.get(i).get(column));
                }
            }
        }
    }
}
