package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.recording.CsvSource;
import io.github.sparksnops.driver.recording.TableSource;
import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parameter sets that something else evaluated, as text with named columns: parameters and statistics under their names in the table of
 * trials, the eigenspectrum as {@code eigenspectrum_1} and so on, and {@code count_windows}. An empty statistic is one that a network
 * does not have. That the rows are of this fit's model the file cannot tell; what it can, is compared.
 */
final class EarlierTable {
    static final String SUFFIX = ".csv";

    private static final String WINDOWS = "count_windows";

    private final Path file;
    private final FitConfiguration fit;
    private final List<String> parameters;
    private final List<String> spectrum;

    private EarlierTable(Path file, FitConfiguration fit) {
        this.file = file;
        this.fit = fit;
        this.parameters = fit.model().template().parameters().stream()
                .map(Parameter::name)
                .toList();
        this.spectrum = fit.target().statistics().used().contains(Statistic.EIGENSPECTRUM)
                ? IntStream.rangeClosed(1, fit.statistics().neurons())
                        .mapToObj(EarlierTable::eigenvalue)
                        .toList()
                : List.of();
    }

    private static String eigenvalue(int number) {
        return Statistic.EIGENSPECTRUM.key() + "_" + number;
    }

    /**
     * Reads all rows, as full runs that completed.
     *
     * @throws UserError where the file cannot be read, lacks a column, or is of other count windows or another number of neurons
     */
    static List<StoredTrials.Row> read(Path file, FitConfiguration fit) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("--from " + file, "there is no such file", "give a table, or the directory of a study");
        }
        try (TableSource table = CsvSource.open(file)) {
            return new EarlierTable(file, fit).rows(table);
        } catch (IOException e) {
            throw new UserError("--from " + file, "cannot be read: " + e.getMessage(), "give a file that you may read");
        }
    }

    private List<StoredTrials.Row> rows(TableSource table) {
        requireColumns(table.columns());
        Map<List<Double>, Integer> repeats = new HashMap<>();
        List<StoredTrials.Row> rows = new ArrayList<>();
        while (table.next()) {
            requireWindows(table);
            double[] values = parameters.stream()
                    .mapToDouble(name -> table.number(place(table, name)))
                    .toArray();
            int repeat = repeats.merge(Arrays.stream(values).boxed().toList(), 1, Integer::sum) - 1;
            rows.add(new StoredTrials.Row(
                    table.where(),
                    "",
                    repeat,
                    Fidelity.FULL.key(),
                    values,
                    Status.COMPLETED,
                    "",
                    StatisticValues.of(numbers(table, scalars()), eigenvalues(table))));
        }
        return rows;
    }

    private static List<String> scalars() {
        return Statistic.SCALARS.stream().map(Statistic::key).toList();
    }

    private void requireColumns(List<String> columns) {
        Stream<String> used = fit.target().statistics().used().stream()
                .filter(statistic -> statistic != Statistic.EIGENSPECTRUM)
                .map(Statistic::key);
        List<String> missing = Stream.of(parameters.stream(), used, spectrum.stream(), Stream.of(WINDOWS))
                .flatMap(names -> names)
                .filter(name -> !columns.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    "--from " + file,
                    "it has no column " + String.join(", ", missing),
                    "name the columns as in the table of trials (docs/results.md), the eigenspectrum's " + eigenvalue(1)
                            + " and so on");
        }
        String next = eigenvalue(spectrum.size() + 1);
        if (!spectrum.isEmpty() && columns.contains(next)) {
            throw new UserError(
                    "--from " + file,
                    "it has a column " + next + ", but this fit's statistics rest on " + spectrum.size() + " neurons",
                    "leave the table out, or fit with its number of neurons");
        }
    }

    private void requireWindows(TableSource table) {
        int windows = fit.windows().full().countWindows();
        double theirs = table.number(place(table, WINDOWS));
        if (theirs != windows) {
            throw new UserError(
                    "--from " + table.where() + " " + WINDOWS,
                    "statistics rest on " + table.text(place(table, WINDOWS)) + " count windows, this fit's on "
                            + windows,
                    "leave the table out, or fit with its window");
        }
    }

    private double[] eigenvalues(TableSource table) {
        double[] eigenvalues = numbers(table, spectrum);
        return Arrays.stream(eigenvalues).anyMatch(Double::isNaN) ? new double[0] : eigenvalues;
    }

    /** NaN where there is no value, or no such column. */
    private static double[] numbers(TableSource table, List<String> names) {
        return names.stream()
                .mapToInt(name -> place(table, name))
                .mapToDouble(at -> at < 0 || isMissing(table.text(at)) ? Double.NaN : table.number(at))
                .toArray();
    }

    /** MATLAB writes NaN. */
    private static boolean isMissing(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("nan");
    }

    private static int place(TableSource table, String name) {
        return table.columns().indexOf(name);
    }
}
