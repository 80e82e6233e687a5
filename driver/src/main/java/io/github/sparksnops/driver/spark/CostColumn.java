package io.github.sparksnops.driver.spark;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.Cost;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/** The cost of a row against a target, as a function of the columns of its statistics. */
final class CostColumn implements UDF6<Double, Double, Double, Double, Double, Seq<Double>, Row> {
    static final String COST = "cost";
    static final String LOG_COST = "log_cost";
    /** Statistics that keep a row from having a cost, as text; null where it has one. */
    static final String MISSING = "missing";

    private static final long serialVersionUID = 1L;
    private static final Statistic[] STATISTICS = Statistic.values();

    private final CostFunction function;

    private CostColumn(CostFunction function) {
        this.function = function;
    }

    /** A struct of {@link #schema()} per row. */
    static Column of(CostFunction function) {
        return functions.udf(new CostColumn(function), schema()).apply(statistics());
    }

    /** The same for any query: Spark does not move or repeat it, as it would where a condition names the cost. */
    static Column onceARow(CostFunction function) {
        return functions
                .udf(new CostColumn(function), schema())
                .asNondeterministic()
                .apply(statistics());
    }

    private static Column[] statistics() {
        return Arrays.stream(STATISTICS).map(s -> functions.col(s.key())).toArray(Column[]::new);
    }

    /** Name of a statistic's part of the cost. */
    static String term(Statistic statistic) {
        return "term_" + statistic.key();
    }

    /** Name of a statistic's distance in standard deviations of the target. */
    static String z(Statistic statistic) {
        return "z_" + statistic.key();
    }

    /** Columns of numbers: cost, log cost, terms, z. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(COST, LOG_COST));
        Arrays.stream(STATISTICS).map(CostColumn::term).forEach(names::add);
        Arrays.stream(STATISTICS).map(CostColumn::z).forEach(names::add);
        return names;
    }

    private static StructType schema() {
        StructType schema = new StructType();
        for (String name : names()) {
            schema = schema.add(name, DataTypes.DoubleType);
        }
        return schema.add(MISSING, DataTypes.StringType);
    }

    @Override
    public Row call(
            Double rateHz,
            Double fanoFactor,
            Double countCorrelation,
            Double sharedVariance,
            Double sharedDimensionality,
            Seq<Double> eigenspectrum) {
        double[] scalars = {
            number(rateHz),
            number(fanoFactor),
            number(countCorrelation),
            number(sharedVariance),
            number(sharedDimensionality)
        };
        Cost cost = function.of(StatisticValues.of(scalars, numbers(eigenspectrum)));
        Object[] values = new Object[2 + 2 * STATISTICS.length + 1];
        values[0] = boxed(cost.value());
        values[1] = boxed(cost.log());
        for (Statistic statistic : STATISTICS) {
            values[2 + statistic.ordinal()] = boxed(cost.term(statistic));
            values[2 + STATISTICS.length + statistic.ordinal()] = boxed(cost.z(statistic));
        }
        values[values.length - 1] = cost.missing().isEmpty()
                ? null
                : cost.missing().stream().map(Statistic::key).collect(Collectors.joining(" and "));
        return RowFactory.create(values);
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }

    /** An array of the table as numbers; empty where it is null. */
    static double[] numbers(Seq<Double> array) {
        double[] numbers = new double[array == null ? 0 : array.length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.apply(i);
        }
        return numbers;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
