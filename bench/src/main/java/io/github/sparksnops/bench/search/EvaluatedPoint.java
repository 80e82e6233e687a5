package io.github.sparksnops.bench.search;

/**
 * Evaluations of one parameter set.
 *
 * @param values of the parameters, in the template's order
 * @param runs statistics of each repeat, in the order of {@link StatisticScale}; shape {@code [repeat][statistic]}
 */
record EvaluatedPoint(double[] values, double[][] runs) {
    /** Mean over the repeats; shape {@code [statistic]}. */
    double[] mean() {
        double[] mean = new double[runs[0].length];
        for (double[] run : runs) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += run[j] / runs.length;
            }
        }
        return mean;
    }
}
