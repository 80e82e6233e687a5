package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table as a recording: a row a spike with columns of time and neuron, or a matrix of counts. */
final class TableRecording {
    private static final Map<String, Optional<TimeScale>> TIMES = times();
    private static final List<String> NEURONS = List.of("neuron", "neuron_id", "unit", "unit_id");
    private static final String POPULATION = "population";
    /** Numbers of rows in CSV, in CSV that was read and written again, and in Parquet. */
    private static final Pattern PANDAS_INDEX = Pattern.compile("|Unnamed: \\d+|__index_level_\\d+__");
    /** With fewer columns, counts may happen to be 0, 1, 2, ... */
    private static final int FEWEST_NUMBERED = 6;
    /** Columns that a message lists. */
    private static final int MOST_SHOWN = 8;

    private final Path file;
    private final TableSource table;
    private final ReadOptions options;

    TableRecording(Path file, TableSource table, ReadOptions options) {
        this.file = file;
        this.table = table;
        this.options = options;
    }

    private static Map<String, Optional<TimeScale>> times() {
        Map<String, Optional<TimeScale>> times = new LinkedHashMap<>();
        times.put("time_ms", Optional.of(TimeScale.MS));
        times.put("time_s", Optional.of(TimeScale.S));
        times.put("time_us", Optional.of(TimeScale.US));
        times.put("time", Optional.empty());
        return times;
    }

    Recorded read() {
        return options.counts().isPresent() ? counts(options.counts().get()) : spikes();
    }

    private CountMatrix counts(CountOrientation orientation) {
        List<String> names = table.columns();
        names.stream().filter(PANDAS_INDEX.asMatchPredicate()).findFirst().ifPresent(name -> {
            throw new UserError(
                    file.toString(),
                    "the column '%s' holds numbers of rows, as pandas writes them, not counts".formatted(name),
                    "write the matrix without them (index=False)");
        });
        if (names.stream().anyMatch(name -> TIMES.containsKey(name.toLowerCase(Locale.ROOT)))) {
            throw new UserError(
                    "--counts " + orientation.key(), file + " has times of spikes, not counts", "leave out --counts");
        }
        List<double[]> rows = new ArrayList<>();
        while (table.next()) {
            double[] row = new double[table.width()];
            for (int column = 0; column < row.length; column++) {
                row[column] = table.number(column);
            }
            if (rows.isEmpty()) {
                requireNoNumbersOfColumns(row);
            } else if (rows.get(0).length != row.length) {
                throw new UserError(
                        table.where(),
                        "%s values, but %s in the first row".formatted(row.length, rows.get(0).length),
                        "give all rows equally many counts");
            }
            rows.add(row);
        }
        return CountMatrix.of(file.toString(), rows, orientation, options.neurons());
    }

    private void requireNoNumbersOfColumns(double[] row) {
        double[] numbers = IntStream.range(0, row.length).asDoubleStream().toArray();
        if (row.length >= FEWEST_NUMBERED && Arrays.equals(row, numbers)) {
            throw new UserError(
                    table.where(),
                    "0, 1, 2, ... are numbers of columns, as pandas writes them, not counts",
                    "write the matrix without them (header=False)");
        }
    }

    private SpikeTrains spikes() {
        String timeName = TIMES.keySet().stream()
                .filter(name -> column(List.of(name)) >= 0)
                .findFirst()
                .orElseThrow(() -> missing("of time", "time_ms or time_s"));
        int time = column(List.of(timeName));
        int neuron = column(NEURONS);
        if (neuron < 0) {
            throw missing("of neurons", "neuron");
        }
        TimeScale scale = options.timeScale()
                .or(() -> TIMES.get(timeName))
                .orElseThrow(() -> new UserError(
                        file + " " + timeName,
                        "the name of the column does not tell the unit",
                        "give " + TimeScale.OPTION));
        int population = column(List.of(POPULATION));
        if (options.population().isPresent() && population < 0) {
            throw new UserError(
                    "--population " + options.population().get(),
                    file + " has no column " + POPULATION,
                    "choose by --neurons");
        }
        SpikeTrainsBuilder spikes = new SpikeTrainsBuilder(file.toString(), scale, options.neurons());
        TreeSet<String> populations = new TreeSet<>();
        while (table.next()) {
            String name = population < 0 ? "" : table.text(population);
            populations.add(name);
            boolean inPopulation = options.population().map(name::equals).orElse(true);
            spikes.spike(table::where, table.number(time), table.number(neuron), inPopulation);
        }
        return spikes.build(note(populations));
    }

    private Optional<String> note(TreeSet<String> populations) {
        options.population().filter(name -> !populations.contains(name)).ifPresent(name -> {
            throw new UserError(
                    "--population " + name,
                    file + " has no spike of it",
                    "its populations are " + String.join(", ", populations));
        });
        boolean mixed =
                populations.size() > 1 && options.population().isEmpty() && options.neurons() == NeuronRanges.ALL;
        return mixed
                ? Optional.of(
                        "neurons of the populations %s are used together".formatted(String.join(", ", populations)))
                : Optional.empty();
    }

    private int column(List<String> names) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (names.contains(table.columns().get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private UserError missing(String what, String names) {
        String how = "name the columns of spikes time_ms (or time_s) and neuron; for a matrix of counts give "
                + CountOrientation.OPTION;
        if (table.columns().isEmpty()) {
            return new UserError(file.toString(), "the first line has no names of columns", how);
        }
        return new UserError(
                file.toString(),
                "there is no column %s (%s); there are %s".formatted(what, names, shownColumns()),
                how);
    }

    private String shownColumns() {
        List<String> names = table.columns();
        return names.size() <= MOST_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_SHOWN)) + " and %s more".formatted(names.size() - MOST_SHOWN);
    }
}
