package io.github.sparksnops.driver.spark;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Rows as text, in order. Numbers take long to write out, so pieces of rows are rendered on other threads while the next ones are
 * fetched; some pieces are in memory at a time.
 */
final class RenderedRows {
    private static final int ROWS_OF_A_PIECE = 1000;
    private static final int PIECES = 2 * Runtime.getRuntime().availableProcessors();

    private RenderedRows() {}

    /**
     * Writes all rows.
     *
     * @param text of a row, with its line break; called on any thread
     */
    static void write(Iterator<Row> rows, Function<Row, String> text, PrintWriter out) {
        Deque<CompletableFuture<String>> pieces = new ArrayDeque<>();
        while (rows.hasNext()) {
            List<Row> piece = new ArrayList<>(ROWS_OF_A_PIECE);
            while (piece.size() < ROWS_OF_A_PIECE && rows.hasNext()) {
                piece.add(rows.next());
            }
            pieces.add(CompletableFuture.supplyAsync(() -> rendered(piece, text)));
            if (pieces.size() == PIECES) {
                out.print(pieces.remove().join());
            }
        }
        pieces.forEach(piece -> out.print(piece.join()));
    }

    private static String rendered(List<Row> rows, Function<Row, String> text) {
        StringBuilder all = new StringBuilder();
        rows.forEach(row -> all.append(text.apply(row)));
        return all.toString();
    }
}
