package io.github.sparksnops.driver.bayes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which observations hyperparameters are fitted on when there are too many: half are those of the smallest values, half are
 * spread over the others.
 */
final class SubsetChoice {
    /*
     * The smallest values lie close together, where the search goes on: they tell noise and short-range change there. Alone they
     * would tell nothing of the signal's variance and the long range. The others are added one by one, always the one farthest
     * from all chosen, distances being in units of each coordinate's range; so the choice needs no random numbers.
     */
    private final Points points;
    private final double[] weights;
    private final double[] distances;

    private SubsetChoice(Points points) {
        this.points = points;
        this.weights = new double[points.dimensions()];
        this.distances = new double[points.count()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int d = 0; d < weights.length; d++) {
            int dimension = d;
            var range = IntStream.range(0, points.count())
                    .mapToDouble(i -> points.coordinate(i, dimension))
                    .summaryStatistics();
            double extent = range.getMax() - range.getMin();
            weights[d] = extent > 0 ? 1 / extent : 0;
        }
    }

    /** Numbers of the chosen observations, ascending; all of them where they are at most {@code most}. */
    static int[] of(Observations observations, int most) {
        int n = observations.count();
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        int[] chosen = new int[most];
        int best = (most + 1) / 2;
        int[] byValue = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(observations::value))
                .mapToInt(Integer::intValue)
                .toArray();
        SubsetChoice choice = new SubsetChoice(observations.points());
        for (int k = 0; k < most; k++) {
            chosen[k] = k < best ? byValue[k] : choice.farthest();
            choice.add(chosen[k]);
        }
        Arrays.sort(chosen);
        return chosen;
    }

    private int farthest() {
        int farthest = 0;
        for (int i = 1; i < distances.length; i++) {
            if (distances[i] > distances[farthest]) {
                farthest = i;
            }
        }
        return farthest;
    }

    private void add(int chosen) {
        for (int i = 0; i < distances.length; i++) {
            double distance = 0;
            for (int d = 0; d < weights.length; d++) {
                double difference = (points.coordinate(i, d) - points.coordinate(chosen, d)) * weights[d];
                distance += difference * difference;
            }
            distances[i] = Math.min(distances[i], distance);
        }
        // Below the distance of a duplicate: chosen once only.
        distances[chosen] = -1;
    }
}
