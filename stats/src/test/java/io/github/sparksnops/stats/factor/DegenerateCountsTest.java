package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that factor analysis is not made for give numbers, or say why not; never NaN and never an exception. */
class DegenerateCountsTest {
    static List<LatentChoice> choices() {
        return List.of(
                new LatentChoice.CrossValidation(),
                new LatentChoice.FullCrossValidation(),
                new LatentChoice.ParallelAnalysis(),
                new LatentChoice.Fixed(1),
                new LatentChoice.Fixed(3));
    }

    private static FactorOutcome analyse(int[][] counts, LatentChoice latents, long seed) {
        FactorAnalysisSettings settings = new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, latents);
        return FactorAnalysis.of(SampledCounts.of(counts), settings, seed, 0);
    }

    /** Defined numbers in their ranges. */
    private static FactorOutcome.Shared shared(int[][] counts, LatentChoice latents) {
        FactorOutcome outcome = analyse(counts, latents, 1);
        assertThat(outcome).isInstanceOf(FactorOutcome.Shared.class);
        FactorOutcome.Shared shared = (FactorOutcome.Shared) outcome;
        assertDefined(shared, counts.length);
        return shared;
    }

    private static void assertDefined(FactorOutcome.Shared shared, int neurons) {
        assertThat(shared.sharedVariance()).isBetween(0.0, 1.0);
        assertThat(shared.sharedDimensionality()).isBetween(0, shared.latents());
        assertThat(shared.eigenspectrum()).hasSize(neurons);
        for (double eigenvalue : shared.eigenspectrum()) {
            assertThat(eigenvalue).isNotNegative().isFinite();
        }
    }

    private static void assertUndefined(int[][] counts, LatentChoice latents) {
        assertThat(analyse(counts, latents, 1))
                .isEqualTo(new FactorOutcome.Undefined("a sampled neuron's count is the same in all windows"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_constantNeuron_saysSo(LatentChoice latents) {
        int[][] counts = CountMatrices.withLatents(8, 2, 100, 1);
        Arrays.fill(counts[5], 7);

        assertUndefined(counts, latents);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_noSpikes_saysSo(LatentChoice latents) {
        assertUndefined(new int[8][100], latents);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_oneWindowOrNone_saysSo(LatentChoice latents) {
        assertUndefined(new int[][] {{3}, {5}, {1}}, latents);
        assertUndefined(new int[3][0], latents);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_twoWindows_isDefined(LatentChoice latents) {
        shared(new int[][] {{3, 4}, {5, 1}, {1, 2}}, latents);
    }

    @Test
    void of_fewerWindowsThanNeurons_takesOneLatent() {
        int[][] counts = CountMatrices.withLatents(20, 3, 15, 1);

        assertThat(shared(counts, new LatentChoice.CrossValidation()).latents()).isEqualTo(1);
        assertThat(shared(counts, new LatentChoice.FullCrossValidation()).latents())
                .isEqualTo(1);
        assertThat(shared(counts, new LatentChoice.ParallelAnalysis()).latents())
                .isEqualTo(1);
    }

    /** 24 windows are enough for a covariance of 20 neurons, the 19 or 20 of a training set are not. */
    @Test
    void of_fewerTrainingWindowsThanNeurons_takesOneLatent() {
        int[][] counts = CountMatrices.withLatents(20, 3, 24, 1);

        assertThat(CountMatrices.covariance(counts).condition().singular()).isFalse();
        assertThat(shared(counts, new LatentChoice.CrossValidation()).latents()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_duplicatedNeuron_isDefined(LatentChoice latents) {
        int[][] counts = CountMatrices.withLatents(8, 2, 100, 1);
        counts[5] = counts[2].clone();

        int expected = latents instanceof LatentChoice.Fixed fixed ? fixed.latents() : 1;
        assertThat(shared(counts, latents).latents()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_neuronThatIsTheSumOfOthers_isDefined(LatentChoice latents) {
        int[][] counts = CountMatrices.withLatents(8, 2, 100, 1);
        counts[5] =
                IntStream.range(0, 100).map(w -> counts[0][w] + counts[1][w]).toArray();

        shared(counts, latents);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_twoNeurons_isDefined(LatentChoice latents) {
        assertThat(shared(CountMatrices.withLatents(2, 1, 100, 1), latents).eigenspectrum()[1])
                .as("second eigenvalue of at most one latent, unless it was asked for")
                .satisfies(e -> assertThat(latents instanceof LatentChoice.Fixed || e == 0)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void of_neuronThatFiresInOneFoldOnly_isDefined(long seed) {
        int[][] counts = CountMatrices.withLatents(8, 2, 50, 1);
        counts[3] = new int[50];
        counts[3][11] = 1;

        FactorOutcome outcome = analyse(counts, new LatentChoice.CrossValidation(), seed);

        assertDefined((FactorOutcome.Shared) outcome, 8);
    }

    /** Two neurons that each fire once: where both windows are held out together, no neuron varies in what is left. */
    @Test
    void of_noNeuronThatVariesInATrainingSet_takesOneLatent() {
        int[][] counts = new int[2][10];
        counts[0][3] = 1;
        counts[1][7] = 1;

        int taken = 0;
        for (long seed = 0; seed < 30; seed++) {
            FactorOutcome.Shared outcome =
                    (FactorOutcome.Shared) analyse(counts, new LatentChoice.CrossValidation(), seed);
            assertDefined(outcome, 2);
            taken += outcome.latents();
        }
        assertThat(taken).as("seeds that hold both windows out together").isPositive();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void of_hugeMeansWithTinyVariances_isThatOfTheirDifferences(LatentChoice latents) {
        Random random = new Random(3);
        int[][] small = new int[6][200];
        int[][] large = new int[6][200];
        for (int w = 0; w < 200; w++) {
            int common = random.nextInt(2);
            for (int i = 0; i < 6; i++) {
                small[i][w] = random.nextInt(3) == 0 ? 1 - common : common;
                large[i][w] = 2_000_000_000 / (i + 13) + small[i][w];
            }
        }

        assertThat(FactorAnalysisCases.bits(shared(large, latents)))
                .isEqualTo(FactorAnalysisCases.bits(shared(small, latents)));
    }

    @Test
    void of_countsWhoseSquaresDoNotFit_areRefusedWithTheNumbers() {
        int[][] counts = {{0, 2_000_000_000, 5}, {1, 2, 3}};

        assertThatThrownBy(() -> analyse(counts, new LatentChoice.Fixed(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000000000")
                .hasMessageContaining("3 windows");
    }

    /** Few windows of few neurons that rarely fire: singular, constant in a fold, or both. */
    @ParameterizedTest
    @MethodSource("choices")
    void of_rareSpikes_isDefinedOrSaysWhyNot(LatentChoice latents) {
        int defined = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int[][] counts = new int[1 + random.nextInt(6)][1 + random.nextInt(25)];
            double probability = random.nextDouble() * random.nextDouble();
            for (int[] row : counts) {
                Arrays.setAll(row, w -> random.nextDouble() < probability ? 1 + random.nextInt(3) : 0);
            }

            FactorOutcome outcome = analyse(counts, latents, seed);

            if (outcome instanceof FactorOutcome.Undefined undefined) {
                assertThat(undefined.reason()).as("seed %s", seed).isNotBlank();
            } else {
                assertDefined((FactorOutcome.Shared) outcome, counts.length);
                defined++;
            }
        }
        assertThat(defined).isBetween(50, 250);
    }
}
