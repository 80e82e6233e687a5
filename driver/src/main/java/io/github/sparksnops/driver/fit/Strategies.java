package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.PlanStrategy;
import io.github.sparksnops.driver.search.SearchStrategy;

/** The search that a fit asks for. */
public final class Strategies {
    private Strategies() {}

    public static SearchStrategy of(FitConfiguration fit) {
        int dimension = fit.space().dimension();
        return switch (fit.method()) {
            case RANDOM -> PlanStrategy.random(dimension, fit.seed());
            case SOBOL -> PlanStrategy.sobol(dimension, fit.seed());
            case GRID -> PlanStrategy.grid(dimension, fit.budget().trials().orElseThrow(), fit.seed());
            default -> throw new IllegalStateException(fit.method() + " is not built yet");
        };
    }
}
