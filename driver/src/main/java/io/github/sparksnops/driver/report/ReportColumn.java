package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a report's rows. In JSON it is one of {@code {"constant": value}}, {@code {"values": [...]}}, and for texts that recur
 * {@code {"dictionary": [...], "codes": [...]}}; what is missing is null.
 */
sealed interface ReportColumn extends JsonSerializable {
    /** Takes the next row's value: a number, a text, or null. */
    void add(Object value);

    @Override
    default void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }

    private static void constant(JsonGenerator json, Object value) throws IOException {
        json.writeStartObject();
        json.writeObjectField("constant", value);
        json.writeEndObject();
    }

    /** Numbers, rounded. */
    final class Numbers implements ReportColumn {
        private double[] values = new double[64];
        private int count;

        @Override
        public void add(Object value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value == null ? Double.NaN : ShortNumber.rounded(((Number) value).doubleValue());
        }

        /** What there is of numbers. */
        DoubleSummaryStatistics summary() {
            return Arrays.stream(values, 0, count).filter(Double::isFinite).summaryStatistics();
        }

        private boolean constant() {
            for (int i = 1; i < count; i++) {
                if (Double.compare(values[i], values[0]) != 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
            if (constant()) {
                ReportColumn.constant(json, count == 0 ? null : ShortNumber.of(values[0]));
                return;
            }
            json.writeStartObject();
            json.writeArrayFieldStart("values");
            for (int i = 0; i < count; i++) {
                write(json, values[i]);
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, double value) throws IOException {
            if (Double.isNaN(value)) {
                json.writeNull();
            } else if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
                json.writeNumber((int) value);
            } else {
                json.writeNumber(value);
            }
        }
    }

    /** Texts; those of few kinds are written once. */
    final class Texts implements ReportColumn {
        /** A dictionary pays where a text stands in this many rows on the average. */
        private static final int RECURRENCE = 4;

        private final List<String> values = new ArrayList<>();
        private final Map<String, Integer> codes = new LinkedHashMap<>();

        @Override
        public void add(Object value) {
            String text = (String) value;
            values.add(text);
            if (text != null) {
                codes.putIfAbsent(text, codes.size());
            }
        }

        @Override
        public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
            boolean complete = !values.contains(null);
            if (codes.isEmpty() || (codes.size() == 1 && complete)) {
                ReportColumn.constant(json, codes.isEmpty() ? null : values.get(0));
                return;
            }
            boolean recurring = codes.size() * RECURRENCE <= values.size();
            json.writeStartObject();
            if (recurring) {
                json.writeObjectField("dictionary", codes.keySet());
            }
            json.writeArrayFieldStart(recurring ? "codes" : "values");
            for (String text : values) {
                json.writeObject(recurring && text != null ? codes.get(text) : text);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
