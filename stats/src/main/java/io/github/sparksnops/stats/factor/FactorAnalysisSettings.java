package io.github.sparksnops.stats.factor;

import java.io.Serializable;

/**
 * How shared variance is estimated.
 *
 * @param method that fits
 * @param latents how their number is chosen
 */
public record FactorAnalysisSettings(Method method, LatentChoice latents) implements Serializable {
    /** As published: EM, and coarse then refined cross-validation. */
    public static final FactorAnalysisSettings PUBLISHED =
            new FactorAnalysisSettings(Method.EM, new LatentChoice.CrossValidation());

    /** No factor analysis: the shared statistics stay empty. */
    public static final FactorAnalysisSettings NONE =
            new FactorAnalysisSettings(Method.NONE, new LatentChoice.CrossValidation());

    /** Algorithms. */
    public enum Method {
        /** No factor analysis. */
        NONE,
        /** Expectation maximisation, as published. */
        EM
    }
}
