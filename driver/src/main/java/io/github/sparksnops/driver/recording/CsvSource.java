package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Text with commas, semicolons or tabs between values; lines that start with # are comments. */
public final class CsvSource implements TableSource {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final BufferedReader in;
    private final List<String> columns;
    private Pattern separator;
    private String[] first;
    private String[] row;
    private int line;

    private CsvSource(Path file, BufferedReader in) {
        this.file = file;
        this.in = in;
        String head = nonBlankLine();
        if (head == null) {
            throw new UserError(file.toString(), "the file is empty", "give one with a row for each entry");
        }
        String start = head.startsWith(BYTE_ORDER_MARK) ? head.substring(1) : head;
        separator = Pattern.compile(start.contains("\t") ? "\t" : start.contains(";") ? ";" : ",");
        String[] cells = cells(start);
        if (cells.length == 1 && cells[0].contains(" ")) {
            throw new UserError(
                    where(), "its values stand apart by blanks", "write commas, semicolons or tabs between");
        }
        boolean named = Arrays.stream(cells).noneMatch(cell -> number(cell) != null);
        columns = named ? List.of(cells) : List.of();
        first = named ? null : cells;
    }

    /** Reads the names of the columns; the rows as they are asked for. */
    public static CsvSource open(Path file) throws IOException {
        BufferedReader in = Files.newBufferedReader(file);
        try {
            return new CsvSource(file, in);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private String nonBlankLine() {
        try {
            String text = in.readLine();
            line++;
            while (text != null && (text.isBlank() || text.startsWith("#"))) {
                text = in.readLine();
                line++;
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UserError(file.toString(), "the file is not UTF-8 text", "save it as UTF-8 text");
        } catch (IOException e) {
            throw RecordingReader.unreadable(file, e);
        }
    }

    private String[] cells(String text) {
        String[] cells = separator.split(text, -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
            cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }

    private static Double number(String cell) {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (first != null) {
            row = first;
            first = null;
            return true;
        }
        String text = nonBlankLine();
        if (text == null) {
            return false;
        }
        row = cells(text);
        if (!columns.isEmpty() && row.length != columns.size()) {
            throw new UserError(
                    where(),
                    "%s values, but %s columns".formatted(row.length, columns.size()),
                    "give every row as many values as the header has names");
        }
        return true;
    }

    @Override
    public int width() {
        return row.length;
    }

    @Override
    public double number(int column) {
        Double value = number(row[column]);
        if (value == null) {
            String name = columns.isEmpty() ? "column " + (column + 1) : columns.get(column);
            throw new UserError(
                    where() + " " + name,
                    row[column].isEmpty() ? "there is no value" : "'" + row[column] + "' is no number",
                    "write numbers with a decimal point");
        }
        return value;
    }

    @Override
    public String text(int column) {
        return row[column];
    }

    @Override
    public String where() {
        return file + ":" + line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
