package io.github.sparksnops.driver.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways to propose the next trials of a fit. */
public enum SearchMethod {
    /** Bayesian optimisation with many proposals a round. */
    BATCH,
    /** Bayesian optimisation as published: one proposal at a time, promising ones repeated. */
    SNOPS,
    /** Independent uniform points. */
    RANDOM,
    /** Scrambled Sobol points. */
    SOBOL,
    /** As fine a grid as the budget of trials allows. */
    GRID,
    /** Evolution strategy with an adapted covariance matrix. */
    CMAES;

    /** Name in configurations. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names in configurations. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(SearchMethod::key).toList();
    }

    public static Optional<SearchMethod> named(String key) {
        return Arrays.stream(values()).filter(m -> m.key().equals(key)).findFirst();
    }
}
