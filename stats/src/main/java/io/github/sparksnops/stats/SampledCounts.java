package io.github.sparksnops.stats;

/**
 * Count moments of one sampling, exact integers; all statistics of the sampling derive from them.
 *
 * @param windows number of count windows, B
 * @param sums sum of the counts, shape {@code [neuron]}
 * @param products sum over windows of the product of two neurons' counts, shape {@code [neuron][neuron]}, lower triangle with
 *     diagonal
 */
record SampledCounts(int windows, long[] sums, long[][] products) {

    /** Moments of a count matrix of shape {@code [neuron][window]}. */
    static SampledCounts of(int[][] counts) {
        int neurons = counts.length;
        int windows = counts[0].length;
        long[] sums = new long[neurons];
        long[][] products = new long[neurons][];
        for (int i = 0; i < neurons; i++) {
            for (int count : counts[i]) {
                sums[i] += count;
            }
            products[i] = new long[i + 1];
            for (int j = 0; j <= i; j++) {
                products[i][j] = dot(counts[i], counts[j]);
            }
        }
        return new SampledCounts(windows, sums, products);
    }

    private static long dot(int[] a, int[] b) {
        long dot = 0;
        for (int w = 0; w < a.length; w++) {
            dot += (long) a[w] * b[w];
        }
        return dot;
    }

    int neurons() {
        return sums.length;
    }

    double mean(int neuron) {
        return (double) sums[neuron] / windows;
    }

    /** Unbiased covariance (B - 1) of two neurons' counts, j &lt;= i; the numerator is exact. */
    double covariance(int i, int j) {
        long scaled = windows * products[i][j] - sums[i] * sums[j];
        return (double) scaled / windows / (windows - 1);
    }

    double variance(int neuron) {
        return covariance(neuron, neuron);
    }
}
