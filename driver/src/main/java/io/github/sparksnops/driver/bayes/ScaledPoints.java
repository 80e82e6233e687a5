package io.github.sparksnops.driver.bayes;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points in units of the length scales.
 *
 * @param coordinates shape {@code [dimension][point]}, so that distances to many points are computed at a time; shared
 */
record ScaledPoints(int count, int dimensions, double[] coordinates) implements Serializable {
    /** Of the results of one pass: they and one dimension's coordinates stay in the innermost cache. */
    private static final int TILE = 1024;

    static ScaledPoints of(Points points, double[] lengthScales) {
        Points.requireDimensions(points, lengthScales.length);
        int count = points.count();
        double[] coordinates = new double[count * lengthScales.length];
        for (int d = 0; d < lengthScales.length; d++) {
            for (int i = 0; i < count; i++) {
                coordinates[d * count + i] = points.coordinate(i, d) / lengthScales[d];
            }
        }
        return new ScaledPoints(count, lengthScales.length, coordinates);
    }

    /** The coordinates of one point. */
    double[] point(int number) {
        double[] point = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            point[d] = coordinates[d * count + number];
        }
        return point;
    }

    /**
     * Squared distances of a point to the points {@code from .. count - 1}.
     *
     * @param out written from {@code at} on
     */
    void squaredDistances(double[] point, int from, double[] out, int at) {
        for (int start = from; start < count; start += TILE) {
            int length = Math.min(TILE, count - start);
            int to = at + start - from;
            Arrays.fill(out, to, to + length, 0);
            for (int d = 0; d < dimensions; d++) {
                addSquares(point[d], d * count + start, length, out, to);
            }
        }
    }

    private void addSquares(double of, int first, int length, double[] out, int to) {
        double[] theirs = coordinates;
        for (int i = 0; i < length; i++) {
            double difference = theirs[first + i] - of;
            out[to + i] += difference * difference;
        }
    }
}
