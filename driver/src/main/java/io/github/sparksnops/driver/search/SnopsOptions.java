package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

/**
 * What a user may choose of the published method (SNOPS, {@code src/generate_config.m}).
 *
 * @param initialPoints uniform points before the first model
 * @param leastEvaluations of a promising point, as long as it stays promising
 * @param mostEvaluations of a promising point, while its standard error is large
 */
public record SnopsOptions(int initialPoints, int leastEvaluations, int mostEvaluations) {
    /** As published; the full demonstration evaluates 2 to 3 times, the short one once. */
    public static final SnopsOptions PUBLISHED = new SnopsOptions(50, 5, 10);

    public SnopsOptions {
        require(initialPoints >= 1, "initial_points = %s: must be at least 1", initialPoints);
        require(
                1 <= leastEvaluations && leastEvaluations <= mostEvaluations,
                "%s to %s evaluations of a point",
                leastEvaluations,
                mostEvaluations);
    }
}
