package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of latents, on counts made with a known one. */
class LatentSearchTest {
    private static int choose(LatentChoice choice, int[][] counts, long seed) {
        FactorAnalysisSettings settings = new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, choice);
        return ((FactorOutcome.Shared) FactorAnalysis.of(SampledCounts.of(counts), settings, seed, 0)).latents();
    }

    private static CrossValidation validation(int[][] counts, long seed, int partition) {
        return CrossValidation.of(SampledCounts.of(counts), CountMoments.of(counts), seed, 0, partition)
                .orElseThrow();
    }

    private static int best(CrossValidation validation, List<Integer> candidates) {
        int best = candidates.get(0);
        for (int latents : candidates) {
            if (validation.logLikelihood(latents) > validation.logLikelihood(best)) {
                best = latents;
            }
        }
        return best;
    }

    /** The published rule, written down once more. */
    private static int coarseThenFine(int[][] counts, long seed) {
        List<Integer> coarse = new ArrayList<>(List.of(0));
        for (int m = 1; m <= counts.length / 2; m += 2) {
            coarse.add(m);
        }
        CrossValidation first = validation(counts, seed, 0);
        int winner = best(first, coarse);
        List<Integer> fine = List.of(winner - 1, winner + 1);
        if (winner == 0) {
            return 0;
        } else if (winner == 1) {
            fine = List.of(2);
        } else if (winner == coarse.get(coarse.size() - 1)) {
            fine = List.of(winner - 1);
        }
        CrossValidation second = validation(counts, seed, 1);
        int neighbour = best(second, fine);
        return second.logLikelihood(neighbour) > first.logLikelihood(winner) ? neighbour : winner;
    }

    /* Few windows and weak latents, so that every branch of the rule is taken. */
    @Test
    void crossValidation_manyMatrices_followsThePublishedRule() {
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int k = 0; k < 24; k++) {
            int[][] counts = CountMatrices.withLoadings(
                    CountMatrices.loadings(10, k % 6, 2, k), 1 + k % 4 * 0.5, 8, 100 + k, 100 + k);

            chosen.add(assertFollowsTheRule(counts, k));
        }
        assertThat(chosen).as("numbers that were chosen").contains(0, 1, 2, 3, 4, 5);
    }

    /** 1 is the largest of the coarse candidates of 3 neurons, and still 2 is tried after it. */
    @Test
    void crossValidation_threeNeurons_triesTwoLatentsAfterOne() {
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int k = 0; k < 40; k++) {
            chosen.add(assertFollowsTheRule(CountMatrices.withLatents(3, 2, 40, k), k));
        }
        assertThat(chosen).as("numbers that were chosen").contains(1, 2);
    }

    /** Where 0 latents win, 1 is not tried again, though another partition may like it better. */
    @Test
    void crossValidation_noLatentsWin_triesNoNeighbours() {
        boolean otherPartitionDisagrees = false;
        for (int k = 0; k < 40; k++) {
            int[][] counts = CountMatrices.independent(4, 30, k);

            if (assertFollowsTheRule(counts, k) == 0) {
                otherPartitionDisagrees |= validation(counts, k, 1).logLikelihood(1)
                        > validation(counts, k, 0).logLikelihood(0);
            }
        }
        assertThat(otherPartitionDisagrees).isTrue();
    }

    private static int assertFollowsTheRule(int[][] counts, long seed) {
        int latents = choose(new LatentChoice.CrossValidation(), counts, seed);

        assertThat(latents).as("matrix %s", seed).isEqualTo(coarseThenFine(counts, seed));
        return latents;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "3, 4", "5, 5"})
    void fullCrossValidation_strongLatents_findsTheirNumber(int latents, long seed) {
        int[][] counts = CountMatrices.withLatents(16, latents, 2000, seed);

        assertThat(choose(new LatentChoice.FullCrossValidation(), counts, seed)).isEqualTo(latents);
    }

    @Test
    void fullCrossValidation_triesEveryNumberUpToHalfTheNeurons() {
        for (int k = 0; k < 8; k++) {
            int[][] counts = CountMatrices.withLatents(8, 4, 80 + k, k);

            assertThat(choose(new LatentChoice.FullCrossValidation(), counts, k))
                    .as("matrix %s", k)
                    .isEqualTo(best(validation(counts, k, 0), List.of(0, 1, 2, 3, 4)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "4, 4"})
    void parallelAnalysis_strongLatents_findsTheirNumber(int latents, long seed) {
        int[][] counts = CountMatrices.withLatents(24, latents, 700, seed);

        assertThat(choose(new LatentChoice.ParallelAnalysis(), counts, seed)).isEqualTo(latents);
    }

    /* The threshold is the largest of 300 permutations, so one matrix in 300 passes it by chance. */
    @Test
    void parallelAnalysis_independentCounts_needNoLatents() {
        for (int k = 0; k < 20; k++) {
            assertThat(choose(new LatentChoice.ParallelAnalysis(), CountMatrices.independent(8, 60, k), k))
                    .as("matrix %s", k)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 16, 20})
    void fixed_anyNumber_isTaken(int latents) {
        int[][] counts = CountMatrices.withLatents(16, 2, 100, 1);

        assertThat(choose(new LatentChoice.Fixed(latents), counts, 1)).isEqualTo(latents);
    }

    /* Held-out likelihood can by chance grow with a latent that is not there; it does so for few matrices in a hundred. */
    @Test
    void crossValidation_independentPoissonCounts_needNoLatents() {
        int none = 0;
        for (int k = 0; k < 10; k++) {
            int[][] counts = CountMatrices.independent(50, 699, k);
            if (choose(new LatentChoice.CrossValidation(), counts, k) == 0) {
                none++;
            }
        }

        assertThat(none).isGreaterThanOrEqualTo(9);
    }
}
