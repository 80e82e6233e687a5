package io.github.sparksnops.stats.counts;

import static io.github.sparksnops.network.Check.require;

/**
 * First and second moments of whole numbers, exact; all statistics derive from them. Moments of disjoint sets of windows add
 * and subtract.
 *
 * @param windows number of windows, B
 * @param sums sum over windows, shape {@code [neuron]}
 * @param products sum over windows of the product of two neurons' numbers, shape {@code [neuron][neuron]}, lower triangle
 *     with diagonal
 */
public record CountMoments(int windows, long[] sums, long[][] products) {

    /** Moments of all windows of a matrix of shape {@code [neuron][window]}. */
    public static CountMoments of(int[][] counts) {
        return of(counts, java.util.stream.IntStream.range(0, counts[0].length).toArray());
    }

    /**
     * Moments of some windows.
     *
     * @throws IllegalArgumentException where the squares of the numbers do not fit into 63 bits together
     */
    public static CountMoments of(int[][] counts, int[] windows) {
        int neurons = counts.length;
        int[][] chosen = new int[neurons][windows.length];
        long largest = 0;
        for (int i = 0; i < neurons; i++) {
            for (int w = 0; w < windows.length; w++) {
                chosen[i][w] = counts[i][windows[w]];
                largest = Math.max(largest, Math.abs((long) chosen[i][w]));
            }
        }
        require(
                largest == 0 || Long.MAX_VALUE / largest / largest >= windows.length,
                "%s windows with counts up to %s: the sum of squares is too large",
                windows.length,
                largest);
        boolean small = largest == 0 || Integer.MAX_VALUE / largest / largest >= windows.length;
        long[] sums = new long[neurons];
        long[][] products = new long[neurons][];
        for (int i = 0; i < neurons; i++) {
            for (int count : chosen[i]) {
                sums[i] += count;
            }
            products[i] = new long[i + 1];
            for (int j = 0; j <= i; j++) {
                products[i][j] = small ? smallDot(chosen[i], chosen[j]) : dot(chosen[i], chosen[j]);
            }
        }
        return new CountMoments(windows.length, sums, products);
    }

    /* The compiler vectorises sums of ints, not of longs: 10 times faster, and counts of spikes are small. */
    private static int smallDot(int[] a, int[] b) {
        int dot = 0;
        for (int w = 0; w < a.length; w++) {
            dot += a[w] * b[w];
        }
        return dot;
    }

    private static long dot(int[] a, int[] b) {
        long dot = 0;
        for (int w = 0; w < a.length; w++) {
            dot += (long) a[w] * b[w];
        }
        return dot;
    }

    /** Moments of the windows that are in this and not in the part. */
    public CountMoments without(CountMoments part) {
        long[] restSums = sums.clone();
        long[][] restProducts = new long[sums.length][];
        for (int i = 0; i < sums.length; i++) {
            restSums[i] -= part.sums[i];
            restProducts[i] = products[i].clone();
            for (int j = 0; j <= i; j++) {
                restProducts[i][j] -= part.products[i][j];
            }
        }
        return new CountMoments(windows - part.windows, restSums, restProducts);
    }

    public int neurons() {
        return sums.length;
    }

    public double mean(int neuron) {
        return (double) sums[neuron] / windows;
    }

    /** Unbiased covariance (B - 1), j &lt;= i. */
    public double covariance(int i, int j) {
        return scatter(i, j) / (windows - 1);
    }

    public double variance(int neuron) {
        return covariance(neuron, neuron);
    }

    /** Sum over windows of the product of two neurons' deviations from their means, j &lt;= i; relative error at most 2^-51. */
    public double scatter(int i, int j) {
        // B * sum(xy) - sum(x) sum(y) in 128 bits: counts in the millions would not fit into 64.
        long low = windows * products[i][j] - sums[i] * sums[j];
        long high = Math.multiplyHigh(windows, products[i][j])
                - Math.multiplyHigh(sums[i], sums[j])
                - borrow(windows * products[i][j], sums[i] * sums[j]);
        return wide(high, low) / windows;
    }

    private static long borrow(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
    }

    /** high * 2^64 + low, low unsigned; exact up to 53 bits. */
    private static double wide(long high, long low) {
        if (high == low >> 63) {
            return low;
        }
        double unsigned = (low >>> 1) * 2.0 + (low & 1);
        return high * 0x1p64 + unsigned;
    }
}
