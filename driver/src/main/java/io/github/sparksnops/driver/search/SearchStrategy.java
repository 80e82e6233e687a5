package io.github.sparksnops.driver.search;

import java.util.List;
import java.util.Optional;

/**
 * Proposes what to evaluate next. A function of what is known, of the round and of its seed: the same history gives the same proposals,
 * whatever was asked before, so a search that was stopped goes on as if it had not been.
 */
public interface SearchStrategy {
    /**
     * Proposals of a round.
     *
     * @param history of all rounds before
     * @param round number of this round, from 0
     * @param count how many are wanted; a strategy that takes its time may give fewer, but at least one
     * @return all different from each other, and from those evaluated before unless they repeat them under another number; empty where
     *     there is nothing left to propose
     */
    List<Proposal> propose(SearchHistory history, int round, int count);

    /** The best parameter set so far; by its mean cost, unless the method has a model of the cost. Empty where none is feasible. */
    default Optional<Leader> leader(SearchHistory history) {
        return history.best().map(best -> new Leader(best, best.meanCost(), best.standardError()));
    }
}
