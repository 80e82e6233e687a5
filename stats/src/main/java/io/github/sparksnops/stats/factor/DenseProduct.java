package io.github.sparksnops.stats.factor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small dense matrices of doubles, row by row in arrays. Every entry is one chain of fused multiply-adds in the
 * order of the inner index, so the result does not depend on the vector length.
 */
final class DenseProduct {
    /** Columns are padded with zeros to a multiple of this: the longest vector of doubles there is. */
    static final int PADDING = 8;

    /** Rows are padded to a multiple of this. */
    static final int ROW_PADDING = 4;

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > PADDING
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE_ROWS = ROW_PADDING;

    private DenseProduct() {}

    static int paddedRows(int size) {
        return (size + ROW_PADDING - 1) / ROW_PADDING * ROW_PADDING;
    }

    static int padded(int size) {
        return (size + PADDING - 1) / PADDING * PADDING;
    }

    /**
     * out[i][j] = sum over k of a[i][k] b[k][j].
     *
     * @param a entry (i, k) at i * aRow + k * aInner
     * @param b of shape {@code [inner][columns]}
     * @param rows a multiple of the row padding
     * @param columns a multiple of the padding
     * @param out shape {@code [rows][columns]}
     */
    static void multiply(double[] a, int aRow, int aInner, double[] b, int rows, int inner, int columns, double[] out) {
        int paired = columns / (2 * LANES) * (2 * LANES);
        for (int i = 0; i < rows; i += TILE_ROWS) {
            for (int j = 0; j < paired; j += 2 * LANES) {
                wideTile(a, i * aRow, aRow, aInner, b, j, inner, columns, out, i * columns + j);
            }
        }
        for (int j = paired; j < columns; j += LANES) {
            int i = 0;
            for (; i + 2 * TILE_ROWS <= rows; i += 2 * TILE_ROWS) {
                tallTile(a, i * aRow, aRow, aInner, b, j, inner, columns, out, i * columns + j);
            }
            for (; i < rows; i += TILE_ROWS) {
                smallTile(a, i * aRow, aRow, aInner, b, j, inner, columns, out, i * columns + j);
            }
        }
    }

    /**
     * out = a^T b where the result is known to be symmetric, as L^T Psi^-1 L is: half of it is computed, and mirrored.
     *
     * @param a shape {@code [inner][stride]}
     * @param b shape {@code [inner][stride]}
     * @param size rows to compute, a multiple of the row padding
     * @param stride a multiple of the padding
     * @param out shape {@code [stride][stride]}, whose rows from the size on are left as they are
     */
    static void symmetric(double[] a, double[] b, int inner, int size, int stride, double[] out) {
        for (int i = 0; i < size; i += TILE_ROWS) {
            int j = 0;
            for (; j + 2 * LANES <= i + TILE_ROWS; j += 2 * LANES) {
                wideTile(a, i, 1, stride, b, j, inner, stride, out, i * stride + j);
            }
            for (; j < i + TILE_ROWS; j += LANES) {
                smallTile(a, i, 1, stride, b, j, inner, stride, out, i * stride + j);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                out[j * stride + i] = out[i * stride + j];
            }
        }
    }

    /* Four rows by two vectors: eight chains keep both multiply-add units busy, for two loads of b. */
    private static void wideTile(
            double[] a, int at, int aRow, int aInner, double[] b, int j, int inner, int columns, double[] out, int to) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, k * columns + j);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, k * columns + j + LANES);
            int p = at + k * aInner;
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + aRow]);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2 * aRow]);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3 * aRow]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + LANES);
        c10.intoArray(out, to + columns);
        c11.intoArray(out, to + columns + LANES);
        c20.intoArray(out, to + 2 * columns);
        c21.intoArray(out, to + 2 * columns + LANES);
        c30.intoArray(out, to + 3 * columns);
        c31.intoArray(out, to + 3 * columns + LANES);
    }

    /* Eight rows by one vector: as many chains for the last odd vector. */
    private static void tallTile(
            double[] a, int at, int aRow, int aInner, double[] b, int j, int inner, int columns, double[] out, int to) {
        DoubleVector c0 = DoubleVector.zero(SPECIES);
        DoubleVector c1 = DoubleVector.zero(SPECIES);
        DoubleVector c2 = DoubleVector.zero(SPECIES);
        DoubleVector c3 = DoubleVector.zero(SPECIES);
        DoubleVector c4 = DoubleVector.zero(SPECIES);
        DoubleVector c5 = DoubleVector.zero(SPECIES);
        DoubleVector c6 = DoubleVector.zero(SPECIES);
        DoubleVector c7 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, k * columns + j);
            int p = at + k * aInner;
            c0 = DoubleVector.broadcast(SPECIES, a[p]).fma(b0, c0);
            c1 = DoubleVector.broadcast(SPECIES, a[p + aRow]).fma(b0, c1);
            c2 = DoubleVector.broadcast(SPECIES, a[p + 2 * aRow]).fma(b0, c2);
            c3 = DoubleVector.broadcast(SPECIES, a[p + 3 * aRow]).fma(b0, c3);
            c4 = DoubleVector.broadcast(SPECIES, a[p + 4 * aRow]).fma(b0, c4);
            c5 = DoubleVector.broadcast(SPECIES, a[p + 5 * aRow]).fma(b0, c5);
            c6 = DoubleVector.broadcast(SPECIES, a[p + 6 * aRow]).fma(b0, c6);
            c7 = DoubleVector.broadcast(SPECIES, a[p + 7 * aRow]).fma(b0, c7);
        }
        c0.intoArray(out, to);
        c1.intoArray(out, to + columns);
        c2.intoArray(out, to + 2 * columns);
        c3.intoArray(out, to + 3 * columns);
        c4.intoArray(out, to + 4 * columns);
        c5.intoArray(out, to + 5 * columns);
        c6.intoArray(out, to + 6 * columns);
        c7.intoArray(out, to + 7 * columns);
    }

    private static void smallTile(
            double[] a, int at, int aRow, int aInner, double[] b, int j, int inner, int columns, double[] out, int to) {
        DoubleVector c0 = DoubleVector.zero(SPECIES);
        DoubleVector c1 = DoubleVector.zero(SPECIES);
        DoubleVector c2 = DoubleVector.zero(SPECIES);
        DoubleVector c3 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, k * columns + j);
            int p = at + k * aInner;
            c0 = DoubleVector.broadcast(SPECIES, a[p]).fma(b0, c0);
            c1 = DoubleVector.broadcast(SPECIES, a[p + aRow]).fma(b0, c1);
            c2 = DoubleVector.broadcast(SPECIES, a[p + 2 * aRow]).fma(b0, c2);
            c3 = DoubleVector.broadcast(SPECIES, a[p + 3 * aRow]).fma(b0, c3);
        }
        c0.intoArray(out, to);
        c1.intoArray(out, to + columns);
        c2.intoArray(out, to + 2 * columns);
        c3.intoArray(out, to + 3 * columns);
    }

    /** Sum of products over a range whose length is a multiple of the padding: four chains, then their sum. */
    static double dot(double[] a, double[] b, int from, int end) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int j = from; j < end; j += 4) {
            sum0 += a[j] * b[j];
            sum1 += a[j + 1] * b[j + 1];
            sum2 += a[j + 2] * b[j + 2];
            sum3 += a[j + 3] * b[j + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
