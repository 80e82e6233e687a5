package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * One evaluation of the spatial network by other software.
 *
 * @param line in its file, from 1
 * @param values parameters in the template's order
 * @param statistics what it found
 */
public record PublishedEvaluation(int line, double[] values, Map<ReferenceQuantity, Double> statistics) {
    private static final Map<ReferenceQuantity, String> COLUMNS = columns();
    /** Of the draw: the same rows every time. */
    private static final int SEED = 7;

    private static Map<ReferenceQuantity, String> columns() {
        Map<ReferenceQuantity, String> columns = new EnumMap<>(ReferenceQuantity.class);
        ReferencePoint.SPATIAL.get(0).published().keySet().forEach(quantity -> columns.put(quantity, quantity.key()));
        columns.put(ReferenceQuantity.EIGENVALUE_1, "es1");
        return columns;
    }

    /**
     * Draws rows of a table at random, always the same ones.
     *
     * @param file CSV, or CSV in gzip; a column for every parameter and statistic, others are left alone
     * @throws UserError where it cannot be read as such, or has fewer rows
     */
    public static List<PublishedEvaluation> draw(Path file, int rows) {
        List<PublishedEvaluation> all = read(file);
        if (rows < 1 || rows > all.size()) {
            throw new UserError(
                    "--points " + rows, file + " has " + all.size() + " rows", "give a number from 1 to that");
        }
        Collections.shuffle(all, new Random(SEED));
        return List.copyOf(all.subList(0, rows));
    }

    private static List<PublishedEvaluation> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            String head = in.readLine();
            Table table = new Table(file, Arrays.asList(head == null ? new String[0] : head.split(",")));
            List<PublishedEvaluation> rows = new ArrayList<>();
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                rows.add(table.row(text, rows.size() + 2));
            }
            return rows;
        } catch (NoSuchFileException e) {
            throw new UserError(file.toString(), "there is no such file", "give a CSV file with evaluations");
        } catch (IOException e) {
            throw new UserError(
                    file.toString(), "cannot be read: " + e.getMessage(), "give a CSV file with evaluations");
        }
    }

    private record Table(Path file, List<String> header) {
        PublishedEvaluation row(String text, int line) {
            String[] cells = text.split(",", -1);
            List<Parameter> parameters = BalancedTemplate.SPATIAL.parameters();
            double[] values = new double[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(cells, parameters.get(i).name(), line);
            }
            Map<ReferenceQuantity, Double> statistics = new EnumMap<>(ReferenceQuantity.class);
            COLUMNS.forEach((quantity, column) -> statistics.put(quantity, number(cells, column, line)));
            return new PublishedEvaluation(line, values, statistics);
        }

        private double number(String[] cells, String column, int line) {
            int at = header.indexOf(column);
            if (at < 0) {
                throw new UserError(
                        file + ":1", "there is no column " + column, "add it: the first line has the names");
            }
            try {
                return Double.parseDouble(cells[at]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new UserError(
                        file + ":" + line, "column " + column + " has no number", "mend or delete the line");
            }
        }
    }
}
