package io.github.sparksnops.driver.sql;

import io.github.sparksnops.stats.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two engines say differently. Everything else in views and queries is the same text for both. */
public enum SqlDialect {
    SPARK("CREATE OR REPLACE TEMPORARY VIEW ") {
        /* Not zip_with, which would leave the GPU under RAPIDS. */
        @Override
        String sumOverSpectrum(List<Double> mean, Function<String, String> distance) {
            String difference = "(s - " + array("array(", mean, ")") + "[j])";
            return "aggregate(transform(eigenspectrum, (s, j) -> " + distance.apply(difference)
                    + "), 0E0, (sum, d) -> sum + d)";
        }

        @Override
        String struct(Function<Statistic, String> value) {
            return joined("struct(", s -> value.apply(s) + " AS " + s.key(), ")");
        }
    },
    DUCKDB("CREATE OR REPLACE VIEW ") {
        @Override
        String sumOverSpectrum(List<Double> mean, Function<String, String> distance) {
            String difference = "(eigenspectrum[j] - (" + array("[", mean, "]") + ")[j])";
            return "list_sum([" + distance.apply(difference) + " for j in range(1, " + (mean.size() + 1) + ")])";
        }

        @Override
        String struct(Function<Statistic, String> value) {
            return joined("struct_pack(", s -> s.key() + " := " + value.apply(s), ")");
        }
    };

    private final String view;

    SqlDialect(String view) {
        this.view = view;
    }

    /** A statement, without a semicolon, that defines a view. */
    public String define(String name, String query) {
        return view + name + " AS\n" + query;
    }

    /**
     * Sum over the entries of a row's eigenspectrum, in their order.
     *
     * @param mean what each entry is held against
     * @param distance of an entry, given the difference as text
     */
    abstract String sumOverSpectrum(List<Double> mean, Function<String, String> distance);

    /** A struct with one field per statistic. */
    abstract String struct(Function<Statistic, String> value);

    /** A number that is a double to both and comes back with the same bits. */
    static String number(double value) {
        String digits = Double.toString(value);
        return digits.contains("E") ? digits : digits + "E0";
    }

    private static String array(String open, List<Double> numbers, String close) {
        return numbers.stream().map(SqlDialect::number).collect(Collectors.joining(", ", open, close));
    }

    private static String joined(String open, Function<Statistic, String> field, String close) {
        return Arrays.stream(Statistic.values()).map(field).collect(Collectors.joining(", ", open, close));
    }
}
