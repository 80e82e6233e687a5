package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held-out log-likelihoods against normal densities of one window after the other, fitted with explicit inverses. */
class CrossValidationTest {
    /** In percent, 1e-9 relative: the same fits but for rounding, which EM neither damps nor multiplies. */
    private static final double LIKELIHOOD_PERCENT = 1e-7;

    private static final double PUBLISHED_TOLERANCE = 1e-5;
    private static final long SEED = 31;
    private static final int SAMPLING = 3;
    private static final int PARTITION = 1;

    private static Optional<CrossValidation> validation(int[][] counts) {
        return CrossValidation.of(SampledCounts.of(counts), CountMoments.of(counts), SEED, SAMPLING, PARTITION);
    }

    /** All windows but those held out. */
    private static int[] rest(int windows, int[] heldOut) {
        List<Integer> rest = new ArrayList<>(IntStream.range(0, windows).boxed().toList());
        rest.removeAll(IntStream.of(heldOut).boxed().toList());
        return rest.stream().mapToInt(w -> w).toArray();
    }

    private static double plainHeldOut(int[][] counts, int latents) {
        int[] origins = IntStream.range(0, counts[0].length).toArray();
        List<int[]> folds = Partition.draw(origins, 5, SEED, SAMPLING, PARTITION);
        double sum = 0;
        for (int f = 0; f < 5; f++) {
            int[] training = rest(origins.length, folds.get(f));
            double[][] c = PlainFactorAnalysis.covariance(counts, training);
            double[][] model = new double[counts.length][counts.length];
            if (latents == 0) {
                model = PlainFactorAnalysis.plusDiagonal(model, PlainFactorAnalysis.diagonal(c));
            } else {
                double scale = Math.exp(PlainFactorAnalysis.logDeterminant(c) / counts.length);
                int address = FactorAnalysis.address(PARTITION, f, latents);
                double[] start = StartingLoadings.draw(counts.length, latents, scale, SEED, SAMPLING, address);
                model = PlainFactorAnalysis.fit(
                                c,
                                training.length,
                                Models.plain(start, counts.length, latents),
                                PUBLISHED_TOLERANCE,
                                Double.NEGATIVE_INFINITY)
                        .covariance();
            }
            double[] means = PlainFactorAnalysis.means(counts, training);
            sum += PlainFactorAnalysis.logDensity(counts, folds.get(f), means, model);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"6, 100, 0", "6, 100, 1", "6, 101, 2", "9, 87, 3", "12, 203, 0", "12, 203, 5"})
    void logLikelihood_ofTheHeldOutWindows_isTheirNormalDensity(int neurons, int windows, int latents) {
        int[][] counts = CountMatrices.withLatents(neurons, 2, windows, neurons);

        assertThat(validation(counts).orElseThrow().logLikelihood(latents))
                .isCloseTo(plainHeldOut(counts, latents), withinPercentage(LIKELIHOOD_PERCENT));
    }

    @Test
    void logLikelihood_deviationsTimesAScale_isThatOfTheDeviations() {
        int[][] deviations = CountMatrices.withLatents(6, 2, 100, 1);
        int[] origins = IntStream.range(0, 100).toArray();
        SampledCounts scaled = new SampledCounts(
                deviations, Optional.of(new SampledCounts.Deviations(CountMatrices.times(deviations, 7), 7)), origins);

        CrossValidation ours = CrossValidation.of(scaled, CountMoments.of(scaled.varying()), SEED, SAMPLING, PARTITION)
                .orElseThrow();

        assertThat(ours.logLikelihood(2)).isCloseTo(plainHeldOut(deviations, 2), withinPercentage(LIKELIHOOD_PERCENT));
    }

    @Test
    void of_fewerTrainingWindowsThanNeurons_isEmpty() {
        assertThat(validation(CountMatrices.withLatents(12, 2, 14, 1))).isEmpty();
        assertThat(validation(CountMatrices.withLatents(12, 2, 40, 1))).isPresent();
    }

    /** The neuron fires in windows of one fold only, so the other four train with it and that one without. */
    @Test
    void logLikelihood_neuronConstantInATrainingSet_isLeftOutOfThatFold() {
        int[][] counts = CountMatrices.withLatents(6, 2, 100, 1);
        int[] origins = IntStream.range(0, 100).toArray();
        List<int[]> folds = Partition.draw(origins, 5, SEED, SAMPLING, PARTITION);
        counts[2] = new int[100];
        for (int w : folds.get(3)) {
            counts[2][w] = 1 + w % 3;
        }
        int[][] others = IntStream.range(0, 6)
                .filter(i -> i != 2)
                .mapToObj(i -> counts[i])
                .toArray(int[][]::new);

        double expected = 0;
        for (int f = 0; f < 5; f++) {
            int[][] varying = f == 3 ? others : counts;
            int[] training = rest(100, folds.get(f));
            double[][] independent = PlainFactorAnalysis.plusDiagonal(
                    new double[varying.length][varying.length],
                    PlainFactorAnalysis.diagonal(PlainFactorAnalysis.covariance(varying, training)));
            expected += PlainFactorAnalysis.logDensity(
                    varying, folds.get(f), PlainFactorAnalysis.means(varying, training), independent);
        }

        assertThat(validation(counts).orElseThrow().logLikelihood(0))
                .isCloseTo(expected, withinPercentage(LIKELIHOOD_PERCENT));
    }
}
