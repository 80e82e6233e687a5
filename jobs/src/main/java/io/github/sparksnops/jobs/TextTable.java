package io.github.sparksnops.jobs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns under each other, two spaces apart; numbers to the right. */
final class TextTable {
    private final List<Column> columns = new ArrayList<>();

    private record Column(String name, List<String> cells, boolean right) {
        int width() {
            return cells.stream().mapToInt(String::length).reduce(name.length(), Math::max);
        }

        String padded(String cell) {
            String padding = " ".repeat(width() - cell.length());
            return right ? padding + cell : cell + padding;
        }
    }

    /** Adds a column; all have equally many cells. */
    TextTable column(String name, List<String> cells, boolean right) {
        columns.add(new Column(name, List.copyOf(cells), right));
        return this;
    }

    void print(PrintWriter out) {
        line(out, columns.stream().map(c -> c.padded(c.name())).toList());
        int rows = columns.get(0).cells().size();
        for (int i = 0; i < rows; i++) {
            int row = i;
            line(out, columns.stream().map(c -> c.padded(c.cells().get(row))).toList());
        }
    }

    private static void line(PrintWriter out, List<String> cells) {
        out.println(String.join("  ", cells).stripTrailing());
    }
}
