package io.github.sparksnops.notebooks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts in one style. */
public final class Charts {
    /** Excitatory neurons, and whatever is shown first; the second colour; lines to compare with. */
    public static final Color BLUE = new Color(0x1f5fa8);

    public static final Color RED = new Color(0xc8452f);
    public static final Color GREY = new Color(0x8a8a8a);

    private static final int WIDTH = 760;
    private static final int HEIGHT = 340;
    private static final Color[] SEQUENTIAL = {new Color(0xf4f8fc), new Color(0x6fa8dc)}; // black text is read on both

    private Charts() {}

    /** A chart of points and lines. */
    public static XYChart xy(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisTickMarkSpacingHint(90);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(HtmlTable::text);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(HtmlTable::text);
        return chart;
    }

    /** A chart of bars. */
    public static CategoryChart bars(String title, String x, String y) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setYAxisTickLabelsFormattingFunction(HtmlTable::text);
        chart.getStyler().setXAxisTickMarkSpacingHint(20);
        chart.getStyler().setAvailableSpaceFill(0.92);
        return chart;
    }

    /** Adds points without a line. */
    public static XYSeries points(XYChart chart, String name, Color color, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return series;
    }

    /** Adds a line without points. */
    public static XYSeries line(XYChart chart, String name, Color color, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(1.6f));
        return series;
    }

    /**
     * A map of a value over two parameters.
     *
     * @param rows one per point, with the numbers {@code x} and {@code y}; points that are missing, or where the value is NULL, stay empty
     * @param value the column that is shown, as colour and number
     */
    public static HeatMapChart heatMap(String title, String x, String y, List<Row> rows, String value) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        List<Double> columns = distinct(rows, row -> Notebook.number(row, "x"));
        List<Double> lines = distinct(rows, row -> Notebook.number(row, "y"));
        List<Number[]> cells = new ArrayList<>();
        for (Row row : rows) {
            double shown = Notebook.number(row, value);
            if (!Double.isNaN(shown)) {
                int column = columns.indexOf(Notebook.number(row, "x"));
                cells.add(new Number[] {column, lines.indexOf(Notebook.number(row, "y")), rounded(shown)});
            }
        }
        chart.addSeries(value, labels(columns), labels(lines), cells);
        style(chart.getStyler());
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setShowValue(true);
        chart.getStyler().setRangeColors(SEQUENTIAL);
        chart.getStyler().setXAxisTickMarkSpacingHint(20);
        chart.getStyler().setYAxisTickMarkSpacingHint(20);
        return chart;
    }

    /** What stands in a field; XChart writes all digits that a number has. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private static List<Double> distinct(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).distinct().sorted().boxed().toList();
    }

    private static List<String> labels(List<Double> values) {
        return values.stream().map(HtmlTable::text).toList();
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xe4e4e4));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setSeriesColors(new Color[] {BLUE, RED, GREY});
        styler.setChartTitleBoxVisible(false);
        styler.setMarkerSize(6);
    }
}
