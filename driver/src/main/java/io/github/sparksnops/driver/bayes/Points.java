package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;

/** Points of a search space, shape {@code [point][dimension]}; never empty, never changed. */
public final class Points {
    private final int dimensions;
    private final double[] values;

    private Points(int dimensions, double[] values) {
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * Points of one row of coordinates each.
     *
     * @throws IllegalArgumentException without rows, for rows of different lengths, and for coordinates that are not finite
     */
    public static Points of(double[]... rows) {
        require(rows.length > 0, "Points.of: at least one row of coordinates is needed");
        int dimensions = rows[0].length;
        double[] values = new double[rows.length * dimensions];
        for (int i = 0; i < rows.length; i++) {
            require(
                    rows[i].length == dimensions,
                    "Points.of: row %s has %s coordinates, row 0 has %s",
                    i,
                    rows[i].length,
                    dimensions);
            System.arraycopy(rows[i], 0, values, i * dimensions, dimensions);
        }
        return from(values, dimensions);
    }

    /**
     * Points from coordinates in one array, a point after the other.
     *
     * @throws IllegalArgumentException where these are not whole points, at least one, of finite coordinates
     */
    public static Points from(double[] rowMajor, int dimensions) {
        require(
                dimensions > 0 && rowMajor.length > 0 && rowMajor.length % dimensions == 0,
                "Points.from: %s coordinates are not one or more points of %s dimensions",
                rowMajor.length,
                dimensions);
        for (int at = 0; at < rowMajor.length; at++) {
            require(
                    Double.isFinite(rowMajor[at]),
                    "Points: coordinate %s of point %s is %s: must be a finite number",
                    at % dimensions,
                    at / dimensions,
                    rowMajor[at]);
        }
        return new Points(dimensions, rowMajor.clone());
    }

    /** How many points. */
    public int count() {
        return values.length / dimensions;
    }

    /** Coordinates of a point. */
    public int dimensions() {
        return dimensions;
    }

    /** One coordinate of one point. */
    public double coordinate(int point, int dimension) {
        return values[point * dimensions + dimension];
    }

    /** The points with these numbers, in this order. */
    public Points select(int... points) {
        double[] selected = new double[points.length * dimensions];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(values, points[i] * dimensions, selected, i * dimensions, dimensions);
        }
        return new Points(dimensions, selected);
    }

    /** The points {@code from} to {@code end - 1}. */
    Points range(int from, int end) {
        return new Points(dimensions, Arrays.copyOfRange(values, from * dimensions, end * dimensions));
    }

    /** These points followed by others of the same dimensions. */
    public Points plus(Points others) {
        requireDimensions(others, dimensions);
        double[] all = Arrays.copyOf(values, values.length + others.values.length);
        System.arraycopy(others.values, 0, all, values.length, others.values.length);
        return new Points(dimensions, all);
    }

    static void requireDimensions(Points points, int dimensions) {
        require(
                points.dimensions == dimensions,
                "points have %s dimensions where %s are expected",
                points.dimensions,
                dimensions);
    }
}
