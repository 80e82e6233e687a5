package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.search.SnopsOptions;

/**
 * Settings of {@link SnopsStrategy}.
 *
 * @param initialPoints uniform points before the first fit
 * @param intensification when a point is evaluated again
 * @param candidates uniform points at which the acquisition is computed for each proposal
 * @param refined how many of the best candidates are refined
 */
public record SnopsSettings(int initialPoints, Intensification intensification, int candidates, int refined) {
    public SnopsSettings {
        require(initialPoints >= 1, "SnopsSettings.initialPoints = %s: must be at least 1", initialPoints);
        require(
                refined >= 1 && refined <= candidates,
                "SnopsSettings.refined = %s: must be from 1 to the number of candidates, %s",
                refined,
                candidates);
    }

    /** As published ({@code src/generate_config.m}). */
    public static SnopsSettings published() {
        return new SnopsSettings(50, Intensification.published(), 100_000, 10);
    }

    /** As published, but for what a user chose. */
    public static SnopsSettings of(SnopsOptions options) {
        SnopsSettings published = published();
        return new SnopsSettings(
                        options.initialPoints(), published.intensification, published.candidates, published.refined)
                .withEvaluations(options.leastEvaluations(), options.mostEvaluations());
    }

    /** With other numbers of evaluations of a promising point: 2 and 3 in the published full demo, 1 and 1 in the short one. */
    public SnopsSettings withEvaluations(int least, int most) {
        return new SnopsSettings(initialPoints, intensification.withEvaluations(least, most), candidates, refined);
    }
}
