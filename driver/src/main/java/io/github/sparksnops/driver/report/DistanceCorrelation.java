package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.Optional;

/**
 * Pearson correlations of pairs of neurons' counts by the distance between them on the torus.
 *
 * @param distance middle of each bin, torus sides; shape {@code [bin]}, as the others
 * @param mean mean correlation; null for a bin without pairs
 * @param se standard error, as if pairs were independent
 */
record DistanceCorrelation(
        @JsonProperty("distance") Double[] distance,
        @JsonProperty("mean") Double[] mean,
        @JsonProperty("se") Double[] se,
        @JsonProperty("pairs") long[] pairs,
        @JsonProperty("neurons") int neurons) {
    private static final int BINS = 14;
    private static final int MOST_NEURONS = 500;
    /** Half a diagonal: no two places are farther apart. */
    private static final double FARTHEST = Math.sqrt(0.5);

    /**
     * Of a population that lies on a grid.
     *
     * @param active ids of neurons to take pairs of; some of them where there are many
     * @return empty where nothing depends on place
     */
    static Optional<DistanceCorrelation> of(NetworkSpec spec, int population, SpikeCounts counts, int[] active) {
        boolean spatial = spec.projections().stream()
                .anyMatch(projection -> projection.connectivity() instanceof Connectivity.WrappedGaussian);
        int side = Population.gridSide(spec.populations().get(population).size());
        if (!spatial || side < 0 || active.length < 2) {
            return Optional.empty();
        }
        int used = Math.min(MOST_NEURONS, active.length);
        int[] ids = new int[used];
        double[][] standardised = new double[used][];
        for (int i = 0; i < used; i++) {
            int neuron = active[(int) ((long) i * active.length / used)];
            ids[i] = neuron - spec.firstNeuron(population);
            standardised[i] = standardised(counts.ofNeuron(neuron));
        }
        return Optional.of(binned(ids, standardised, side));
    }

    private static DistanceCorrelation binned(int[] ids, double[][] standardised, int side) {
        double[] sums = new double[BINS];
        double[] squares = new double[BINS];
        long[] pairs = new long[BINS];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < i; j++) {
                double r = dot(standardised[i], standardised[j]);
                if (!Double.isNaN(r)) {
                    int bin = (int) Math.min(BINS - 1, distance(ids[i], ids[j], side) / FARTHEST * BINS);
                    sums[bin] += r;
                    squares[bin] += r * r;
                    pairs[bin]++;
                }
            }
        }
        double[] distance = new double[BINS];
        double[] mean = new double[BINS];
        double[] se = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            distance[b] = (b + 0.5) * FARTHEST / BINS;
            mean[b] = sums[b] / pairs[b];
            se[b] = Math.sqrt(Math.max(0, squares[b] / pairs[b] - mean[b] * mean[b]) / (pairs[b] - 1));
        }
        return new DistanceCorrelation(
                ShortNumber.of(distance), ShortNumber.of(mean), ShortNumber.of(se), pairs, ids.length);
    }

    /** Mean 0 and length 1, so that products are correlations; NaN for constant counts. */
    private static double[] standardised(int[] counts) {
        double mean = java.util.Arrays.stream(counts).average().orElse(0);
        double squares = 0;
        for (int count : counts) {
            squares += (count - mean) * (count - mean);
        }
        double length = Math.sqrt(squares);
        return java.util.Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) / length)
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int w = 0; w < a.length; w++) {
            sum += a[w] * b[w];
        }
        return sum;
    }

    /** Of two places of a grid on the unit torus; neuron (x, y) has number x * side + y. */
    static double distance(int a, int b, int side) {
        double dx = around(a / side - b / side, side);
        double dy = around(a % side - b % side, side);
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static double around(int steps, int side) {
        int apart = Math.abs(steps);
        return (double) Math.min(apart, side - apart) / side;
    }
}
