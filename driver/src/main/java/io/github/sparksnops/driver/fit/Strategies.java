package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.bayes.BatchSettings;
import io.github.sparksnops.driver.bayes.BatchStrategy;
import io.github.sparksnops.driver.bayes.SnopsSettings;
import io.github.sparksnops.driver.bayes.SnopsStrategy;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.CmaEsStrategy;
import io.github.sparksnops.driver.search.PlanStrategy;
import io.github.sparksnops.driver.search.SearchStrategy;

/** The search that a fit asks for. */
public final class Strategies {
    private Strategies() {}

    /** Makes it; the fit's seed is that of every draw. */
    public static SearchStrategy of(FitConfiguration fit) {
        int dimension = fit.space().dimension();
        long seed = fit.seed();
        return switch (fit.method()) {
            case BATCH -> BatchStrategy.of(fit.space(), fit.target().statistics(), seed, BatchSettings.DEFAULTS);
            case SNOPS -> new SnopsStrategy(dimension, seed, SnopsSettings.of(fit.snops()));
            case RANDOM -> PlanStrategy.random(dimension, seed);
            case SOBOL -> PlanStrategy.sobol(dimension, seed);
            case GRID -> PlanStrategy.grid(dimension, fit.budget().trials().orElseThrow(), seed);
            case CMAES -> new CmaEsStrategy(dimension, seed);
        };
    }
}
