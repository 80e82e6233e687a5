package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.study.FinishedRounds;
import java.util.Optional;

/**
 * What a fit knows by now, for reading; it may be running.
 *
 * @param history those of earlier studies first
 * @param leader that the search names
 */
public record FinishedFit(FitConfiguration fit, SearchHistory history, Optional<Leader> leader) {
    /**
     * Reads the finished rounds.
     *
     * @throws io.github.sparksnops.network.UserError where the directory is damaged
     */
    public static FinishedFit of(FinishedRounds study) {
        StoredFit stored = StoredFit.read(study.study().toString());
        SearchHistory history = stored.history();
        return new FinishedFit(
                stored.configuration(),
                history,
                Strategies.of(stored.configuration()).leader(history));
    }

    /** The best parameter sets and what else a fit leaves as tables. */
    public FitTables tables() {
        return new FitTables(fit, history, leader);
    }
}
