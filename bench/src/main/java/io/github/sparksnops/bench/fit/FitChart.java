package io.github.sparksnops.bench.fit;

import io.github.sparksnops.driver.search.TriedPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws fits: cost, on a logarithmic axis, against evaluations with a cost. */
final class FitChart {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    /** One for each method; told apart by people who see no red or green (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0xD55E00)
    };
    /** One for each fit by the same method. */
    private static final float[][] DASHES = {null, {9, 5}, {2, 4}, {12, 4, 2, 4}};

    private static final int FAINT = 110;
    /** Bars are cut off here: a logarithmic axis has no 0. */
    private static final double LEAST = 0.01;

    private final XYChart chart = new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                    "Dots: one network each. Lines: the least so far, luck included. Crosses: the leaders again. Bars: the leader, mean and SE")
            .xAxisTitle("evaluations with a cost")
            .yAxisTitle("cost")
            .build();

    private final List<String> methods = new ArrayList<>();
    private final List<FitSeries> drawn = new ArrayList<>();

    private FitChart() {}

    /** Writes a PNG. */
    static void write(List<FitSeries> fits, Path file) throws IOException {
        FitChart drawing = new FitChart();
        drawing.style();
        fits.forEach(drawing::add);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(BitmapEncoder.getBufferedImage(drawing.chart), "png", file.toFile());
    }

    private void style() {
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisLogarithmicDecadeOnly(false)
                .setPlotGridVerticalLinesVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.InsideNE)
                .setLocale(Locale.ROOT)
                .setMarkerSize(5);
        chart.getStyler().setChartTitleFont(chart.getStyler().getLegendFont());
        chart.getStyler().setPlotContentSize(0.96).setChartTitleBoxVisible(false);
    }

    private void add(FitSeries fit) {
        int place = methods.indexOf(fit.method());
        if (place < 0) {
            place = methods.size();
            methods.add(fit.method());
        }
        Color colour = COLOURS[place % COLOURS.length];
        Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT);
        int same = (int)
                drawn.stream().filter(f -> f.method().equals(fit.method())).count();
        drawn.add(fit);
        int searched = fit.costs().length;
        points("measured", fit.costs(), 1, SeriesMarkers.CIRCLE, faint);
        points("again", fit.confirmations(), searched + 1, SeriesMarkers.CROSS, colour);
        if (searched > 0) {
            double[][] corners = corners(fit.best());
            line("best", corners[0], corners[1], stroke(2, same), colour)
                    .setLabel(fit.name())
                    .setShowInLegend(true);
        }
        fit.leader().ifPresent(leader -> bars(fit, leader, stroke(3, same), colour));
    }

    /** Steps as a line of few corners, which can be dashed; shape {@code [x, y][corner]}. */
    private static double[][] corners(double[] best) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        for (int i = 0; i < best.length; i++) {
            if (i > 0 && (best[i] < best[i - 1] || i == best.length - 1)) {
                x.add(i + 1);
                y.add(best[i - 1]);
            }
            if (i == 0 || best[i] < best[i - 1]) {
                x.add(i + 1);
                y.add(best[i]);
            }
        }
        return new double[][] {x.build().toArray(), y.build().toArray()};
    }

    private static BasicStroke stroke(float width, int dash) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[dash % DASHES.length], 0);
    }

    /** Right of all that the fit evaluated: the mean, and what its standard error is where it was evaluated more than once. */
    private void bars(FitSeries fit, TriedPoint leader, BasicStroke stroke, Color colour) {
        double from = fit.costs().length + 1;
        double to = from + Math.max(10, fit.confirmations().length);
        double mean = leader.meanCost();
        line("leader", new double[] {from, to}, new double[] {mean, mean}, stroke, colour);
        double error = leader.standardError();
        if (!Double.isNaN(error)) {
            double[] ends = {Math.max(LEAST, mean - error), mean + error};
            line("error", new double[] {to, to}, ends, stroke(3, 0), colour);
        }
    }

    private void points(String what, double[] costs, int first, Marker marker, Color colour) {
        if (costs.length > 0) {
            XYSeries series = chart.addSeries(unique(what), numbers(first, costs.length), positive(costs));
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(marker)
                    .setMarkerColor(colour)
                    .setShowInLegend(false);
        }
    }

    private XYSeries line(String what, double[] x, double[] y, BasicStroke stroke, Color colour) {
        XYSeries series = chart.addSeries(unique(what), x, positive(y));
        series.setMarker(SeriesMarkers.NONE)
                .setLineStyle(stroke)
                .setLineColor(colour)
                .setShowInLegend(false);
        return series;
    }

    /** XChart wants a name for each series; the legend shows the label. */
    private String unique(String what) {
        return what + " " + drawn.size();
    }

    private static double[] numbers(int first, int count) {
        return IntStream.range(first, first + count).asDoubleStream().toArray();
    }

    private static double[] positive(double[] costs) {
        return Arrays.stream(costs).map(cost -> Math.max(LEAST, cost)).toArray();
    }
}
