package io.github.sparksnops.driver.table;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.Statistic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns of the table of trials, in order. All are always present; what a trial does not have is null.
 *
 * @param columns in the order of the table
 */
public record TrialColumns(List<Column> columns) implements Serializable {
    /** The six statistics, by the names they have as columns and within {@code cost_terms}. */
    public static final List<String> STATISTICS =
            Arrays.stream(Statistic.values()).map(Statistic::key).toList();

    /** Columns in which two runs of one study may differ: when, where and on what a row was made. In all others they are equal. */
    public static final Set<String> CIRCUMSTANCES = Set.of(
            "study",
            "simulator",
            "simulator_reason",
            "device",
            "batch_size",
            "build_ms",
            "simulate_ms",
            "statistics_ms",
            "host",
            "attempt",
            "finished_ms");

    /** Kind of value in a column. */
    public enum Type {
        STRING,
        INT,
        LONG,
        DOUBLE,
        /** double[] */
        DOUBLE_ARRAY,
        /** double[] with one value per statistic, in the order of {@link #STATISTICS} */
        COST_TERMS
    }

    /** One column. */
    public record Column(String name, Type type) implements Serializable {}

    public TrialColumns {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            require(names.add(column.name()), "two columns of the table of trials are named %s", column.name());
        }
    }

    /**
     * Columns for the trials of a model.
     *
     * @throws IllegalArgumentException where a parameter of the template has the name of another column
     */
    public static TrialColumns of(Model model) {
        List<String> parameters =
                model.template().parameters().stream().map(Parameter::name).toList();
        List<String> populations = model.spec(model.template().defaultValues()).populations().stream()
                .map(Population::name)
                .toList();
        return of(parameters, populations);
    }

    static TrialColumns of(List<String> parameters, List<String> populations) {
        List<Column> columns = new ArrayList<>();
        add(columns, Type.STRING, "trial_id", "study", "parameters_id");
        add(columns, Type.INT, "repeat");
        add(columns, Type.STRING, "seed", "fidelity");
        parameters.forEach(name -> add(columns, Type.DOUBLE, name));
        add(columns, Type.STRING, "status", "reason");
        for (String statistic : STATISTICS) {
            if (statistic.equals("eigenspectrum")) {
                add(columns, Type.DOUBLE_ARRAY, statistic);
            } else {
                add(columns, Type.DOUBLE, statistic, statistic + "_se");
            }
        }
        add(columns, Type.DOUBLE, "latent_dimensions");
        add(columns, Type.INT, "active_neurons", "count_windows");
        populations.forEach(name -> add(columns, Type.DOUBLE, "rate_" + name + "_hz"));
        populations.forEach(name -> add(columns, Type.LONG, "spikes_" + name));
        add(columns, Type.DOUBLE, "cost");
        add(columns, Type.COST_TERMS, "cost_terms");
        add(columns, Type.STRING, "simulator", "simulator_reason", "device");
        add(columns, Type.INT, "batch_size");
        add(columns, Type.DOUBLE, "build_ms", "simulate_ms", "statistics_ms");
        add(columns, Type.STRING, "host");
        add(columns, Type.INT, "attempt");
        add(columns, Type.DOUBLE, "finished_ms");
        return new TrialColumns(columns);
    }

    private static void add(List<Column> columns, Type type, String... names) {
        for (String name : names) {
            columns.add(new Column(name, type));
        }
    }

    /** Names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Place of a column, from 0. */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        require(index >= 0, "the table of trials has no column %s", name);
        return index;
    }
}
