package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.score.Median;
import java.util.Arrays;
import java.util.List;

/**
 * How two series of one statistic agree.
 *
 * @param rankCorrelation Spearman's, equal values sharing their mean rank; NaN where one series does not vary
 * @param medianDifference first minus second
 * @param medianRelativeDifference the same over the second, of the pairs where that is not 0; NaN without any
 */
record Agreement(int pairs, double rankCorrelation, double medianDifference, double medianRelativeDifference) {

    static Agreement of(ReferenceQuantity quantity, List<EvaluationPair> pairs) {
        List<EvaluationPair> completed =
                pairs.stream().filter(EvaluationPair::completed).toList();
        double[] ours =
                completed.stream().mapToDouble(p -> p.ours().get(quantity)).toArray();
        double[] published = completed.stream()
                .mapToDouble(p -> p.published().statistics().get(quantity))
                .toArray();
        return of(ours, published);
    }

    static Agreement of(double[] first, double[] second) {
        int pairs = first.length;
        double[] differences = new double[pairs];
        double[] relative = new double[pairs];
        int divisible = 0;
        for (int i = 0; i < pairs; i++) {
            differences[i] = first[i] - second[i];
            if (second[i] != 0) {
                relative[divisible++] = differences[i] / Math.abs(second[i]);
            }
        }
        return new Agreement(
                pairs,
                correlation(ranks(first), ranks(second)),
                median(differences),
                median(Arrays.copyOf(relative, divisible)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : Median.ofSorted(sorted);
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
