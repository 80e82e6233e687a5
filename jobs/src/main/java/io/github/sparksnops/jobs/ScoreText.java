package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.spark.RankedRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Ranked rows for people: numbers of four digits; what is the same in all rows stands above them. */
final class ScoreText {
    /** Parts of the cost follow from z; the other formats have them. */
    private static final List<String> LEFT_OUT = List.of("log_cost", "term_");

    private final List<String> names;
    private final List<Row> rows = new ArrayList<>();

    ScoreText(RankedRows ranked) {
        names = List.of(ranked.schema().fieldNames());
        ranked.forEachRemaining(rows::add);
    }

    void print(PrintWriter out) {
        List<String> same = new ArrayList<>();
        TextTable table = new TextTable();
        for (int i = 0; i < names.size(); i++) {
            if (LEFT_OUT.stream().noneMatch(names.get(i)::startsWith)) {
                List<String> cells = cells(i);
                if (isParameter(i)
                        && rows.size() > 1
                        && cells.stream().distinct().count() == 1) {
                    same.add(names.get(i) + " " + cells.get(0));
                } else {
                    table.column(names.get(i), cells, isNumber(i));
                }
            }
        }
        if (!same.isEmpty()) {
            out.println("all rows: " + String.join(", ", same));
        }
        table.print(out);
    }

    private List<String> cells(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .map(value -> value instanceof Double number ? ShownNumber.of(number) : String.valueOf(value))
                .map(text -> text.equals("null") ? "-" : text)
                .toList();
    }

    /** Parameters are the numbers between what the rank rests on and what identifies the row. */
    private boolean isParameter(int column) {
        int last = Math.max(names.indexOf("z_eigenspectrum"), names.indexOf("without_cost"));
        return column > last
                && rows.stream().allMatch(row -> row.isNullAt(column) || row.get(column) instanceof Double);
    }

    private boolean isNumber(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }
}
