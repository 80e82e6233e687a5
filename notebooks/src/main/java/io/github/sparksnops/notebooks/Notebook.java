package io.github.sparksnops.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.rapaio.jupyter.kernel.global.Global;

/** What a cell calls besides Spark: {@code import static io.github.sparksnops.notebooks.Notebook.*}. */
public final class Notebook {
    /** Variable of the environment with the folder that holds the results; {@code bin/notebooks} puts it into the kernel. */
    static final String RESULTS = "SNOPS_RESULTS";

    private Notebook() {}

    /** A Spark session on this machine's cores, without web page; the same one when a cell runs again. */
    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[*]")
                .appName("notebook")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    /**
     * Path of a file or folder of the results.
     *
     * @throws IllegalStateException if it is not there, with what to do
     */
    public static Path results(String name) {
        String folder = System.getenv(RESULTS);
        check(folder != null, RESULTS + " is not set: start Jupyter as notebooks/README.md shows");
        Path path = Path.of(folder, name);
        check(Files.exists(path), path + " does not exist: run bin/notebooks, which makes it");
        return path;
    }

    /** Defines the views of a study, {@code trials} above all, by its own {@code views.spark.sql}. */
    public static void openStudy(SparkSession spark, Path study) throws IOException {
        String views = Files.readString(study.resolve("views.spark.sql"));
        for (String statement : views.replaceAll("(?m)^--.*$", "").split(";\\R")) {
            spark.sql(statement);
        }
    }

    /** Shows rows as a table, numbers with four digits. */
    public static void show(Dataset<Row> rows) {
        Global.display("text/html", HtmlTable.of(rows.columns(), rows.collectAsList()));
    }

    /** Shows a chart as a PNG picture. */
    public static void show(Chart<?, ?> chart) {
        Global.display(BitmapEncoder.getBufferedImage(chart));
    }

    /**
     * Ends the notebook unless a condition holds: a page of wrong numbers is worse than none.
     *
     * @throws IllegalStateException if it does not
     */
    public static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }

    /** Values of a column of numbers, in the order of the rows; NULL is NaN, which charts leave out. */
    public static double[] numbers(List<Row> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).toArray();
    }

    /** A number of a row; NULL is NaN. */
    public static double number(Row row, String column) {
        Number value = row.getAs(column);
        return value == null ? Double.NaN : value.doubleValue();
    }
}
