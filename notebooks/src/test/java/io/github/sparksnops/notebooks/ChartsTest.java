package io.github.sparksnops.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;

class ChartsTest {
    private static final StructType COLUMNS =
            new StructType().add("x", "int").add("y", "double").add("rate", "double");

    private static Row row(Object... values) {
        return new GenericRowWithSchema(values, COLUMNS);
    }

    @Test
    void heatMap_pointsInAnyOrder_sortsAxesAndLeavesOutWhatIsNull() {
        List<Row> rows = List.of(row(8, -2.5, 30.0), row(4, -2.5, null), row(4, 1.0, 10.0));

        HeatMapChart chart = Charts.heatMap("Rate", "x", "y", rows, "rate");

        var series = chart.getHeatMapSeries();
        assertThat(series.getXData()).isEqualTo(List.of("4", "8"));
        assertThat(series.getYData()).isEqualTo(List.of("-2.5", "1"));
        assertThat(series.getHeatData().toArray(new Number[0][]))
                .isDeepEqualTo(new Number[][] {{1, 0, 30.0}, {0, 1, 10.0}});
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        assertThat(image.getWidth()).isEqualTo(760);
    }

    @Test
    void number_nullAndInteger_areNaNAndDouble() {
        assertThat(Notebook.number(row(4, null, 1.0), "y")).isNaN();
        assertThat(Notebook.numbers(List.of(row(4, 0.0, 1.0), row(8, 0.0, 1.0)), "x"))
                .containsExactly(4, 8);
    }
}
