package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldOutLikelihoodTest {
    private static final int NEURONS = 12;
    private static final int WINDOWS = 400;

    /** Counts that share one or no latent. */
    private static SampledCounts counts(double shared) {
        SplittableRandom random = new SplittableRandom(5);
        int[][] counts = new int[NEURONS][WINDOWS];
        for (int w = 0; w < WINDOWS; w++) {
            double latent = random.nextDouble() - 0.5;
            for (int i = 0; i < NEURONS; i++) {
                counts[i][w] = (int) Math.round(20 + 10 * shared * latent + 6 * random.nextDouble());
            }
        }
        return SampledCounts.of(counts);
    }

    private static int best(double[] likelihoods) {
        int best = 0;
        for (int m = 1; m < likelihoods.length; m++) {
            best = likelihoods[m] > likelihoods[best] ? m : best;
        }
        return best;
    }

    @Test
    void of_oneLatent_highestWhereItIsChosen() {
        double[] likelihoods = HeldOutLikelihood.of(counts(1), NEURONS, 3, 0).orElseThrow();

        assertThat(likelihoods).as("no more than half of the neurons").hasSize(NEURONS / 2 + 1);
        assertThat(best(likelihoods)).isEqualTo(1);
        FactorOutcome chosen = FactorAnalysis.of(
                counts(1),
                new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, new LatentChoice.FullCrossValidation()),
                3,
                0);
        assertThat(chosen)
                .isInstanceOfSatisfying(FactorOutcome.Shared.class, structure -> assertThat(structure.latents())
                        .isEqualTo(1));
    }

    @Test
    void of_independentCounts_noneIsBest() {
        assertThat(best(HeldOutLikelihood.of(counts(0), 4, 3, 0).orElseThrow())).isZero();
    }

    @Test
    void of_constantNeuron_empty() {
        int[][] constant = new int[NEURONS][WINDOWS];

        assertThat(HeldOutLikelihood.of(SampledCounts.of(constant), 4, 3, 0)).isEmpty();
    }
}
