package io.github.sparksnops.notebooks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/** Rows as a table in HTML. */
final class HtmlTable {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private HtmlTable() {}

    static String of(String[] columns, List<Row> rows) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        for (String column : columns) {
            html.append("<th>").append(escaped(column)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (Row row : rows) {
            html.append("<tr>");
            for (int i = 0; i < columns.length; i++) {
                html.append("<td>").append(escaped(text(row.get(i)))).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** What stands in a cell: nothing for NULL, four digits of a fraction, everything else as it is. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof Double number) || !Double.isFinite(number)) {
            return value.toString();
        }
        BigDecimal rounded = new BigDecimal(number).round(FOUR_DIGITS).stripTrailingZeros();
        boolean plain = number == 0 || (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e7);
        return plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.3e", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
