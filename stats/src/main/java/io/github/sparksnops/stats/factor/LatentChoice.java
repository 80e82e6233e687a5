package io.github.sparksnops.stats.factor;

import static io.github.sparksnops.network.Check.require;

import java.io.Serializable;
import java.util.Optional;

/** How the number of latents is chosen. */
public sealed interface LatentChoice extends Serializable {
    /** Name in configurations. */
    String key();

    /**
     * Five-fold cross-validation of 0, 1, 3, 5, ... latents up to half the neurons, then of the best one's neighbours: as
     * published ({@code CV_skip}).
     */
    record CrossValidation() implements LatentChoice {
        @Override
        public String key() {
            return "cross_validation";
        }
    }

    /** Five-fold cross-validation of every number of latents up to half the neurons. */
    record FullCrossValidation() implements LatentChoice {
        @Override
        public String key() {
            return "full_cross_validation";
        }
    }

    /** Parallel analysis: eigenvalues above those of counts whose windows are permuted neuron by neuron (Horn 1965). */
    record ParallelAnalysis() implements LatentChoice {
        @Override
        public String key() {
            return "parallel_analysis";
        }
    }

    /** A given number. */
    record Fixed(int latents) implements LatentChoice {
        public Fixed {
            require(latents >= 0, "%s latents", latents);
        }

        @Override
        public String key() {
            return Integer.toString(latents);
        }
    }

    /** The choice with a name, or the fixed number that the text is; empty where it is neither. */
    static Optional<LatentChoice> named(String key) {
        for (LatentChoice choice :
                new LatentChoice[] {new CrossValidation(), new FullCrossValidation(), new ParallelAnalysis()}) {
            if (choice.key().equals(key)) {
                return Optional.of(choice);
            }
        }
        return key.matches("\\d{1,4}") ? Optional.of(new Fixed(Integer.parseInt(key))) : Optional.empty();
    }
}
