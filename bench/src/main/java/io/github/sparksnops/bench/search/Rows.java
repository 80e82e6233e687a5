package io.github.sparksnops.bench.search;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Evaluated points as the regression takes them.
 *
 * @param inputs shape {@code [row][input]}
 * @param outputs means over repeats on their scales; shape {@code [row][statistic]}
 * @param repeats shape {@code [row]}
 */
record Rows(double[][] inputs, double[][] outputs, int[] repeats) {
    static Rows of(List<EvaluatedPoint> points) {
        return new Rows(
                points.stream().map(p -> StandIn.inputs(p.values())).toArray(double[][]::new),
                points.stream().map(p -> StatisticScale.scaled(p.mean())).toArray(double[][]::new),
                points.stream().mapToInt(p -> p.runs().length).toArray());
    }

    int count() {
        return inputs.length;
    }

    /** The rows whose number passes. */
    Rows where(IntPredicate passes) {
        int[] rows = IntStream.range(0, count()).filter(passes).toArray();
        return new Rows(
                IntStream.of(rows).mapToObj(a -> inputs[a]).toArray(double[][]::new),
                IntStream.of(rows).mapToObj(a -> outputs[a]).toArray(double[][]::new),
                IntStream.of(rows).map(a -> repeats[a]).toArray());
    }

    /** Mean of each output; shape {@code [statistic]}. */
    double[] means() {
        return IntStream.range(0, StatisticScale.COUNT)
                .mapToDouble(j -> IntStream.range(0, count())
                        .mapToDouble(a -> outputs[a][j])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** Standard deviation of each output; shape {@code [statistic]}. */
    double[] deviations() {
        double[] means = means();
        return IntStream.range(0, StatisticScale.COUNT)
                .mapToDouble(j -> Math.sqrt(IntStream.range(0, count())
                        .mapToDouble(a -> Math.pow(outputs[a][j] - means[j], 2))
                        .average()
                        .orElseThrow()))
                .toArray();
    }
}
