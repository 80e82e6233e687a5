package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.driver.trial.TrialFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Proposals that are trials of their own: a strategy sees points of the unit cube, and several of these are one parameter set where a
 * parameter is a whole number.
 */
final class DistinctProposals {
    /** Where all that was asked for is known, so many times as much is looked through before a search counts as exhausted. */
    private static final int PATIENCE = 64;

    private final FitConfiguration fit;
    private final SearchHistory history;
    private final TrialFactory trials;

    DistinctProposals(FitConfiguration fit, SearchHistory history) {
        this.fit = fit;
        this.history = history;
        this.trials = new TrialFactory(fit.fullSettings(), fit.seed());
    }

    /** Those of a round; a strategy whose proposals are all known is asked for more of them. */
    List<Proposal> from(SearchStrategy strategy, int round, int count) {
        int asked = count;
        List<Proposal> proposals = strategy.propose(history, round, asked);
        List<Proposal> distinct = of(proposals);
        while (distinct.isEmpty() && proposals.size() == asked && asked < PATIENCE * count) {
            asked *= 2;
            proposals = strategy.propose(history, round, asked);
            distinct = of(proposals);
        }
        return distinct.stream().limit(count).toList();
    }

    /** Those that were not evaluated; a repeat that ended in an error of the software, which no strategy sees, under the next number. */
    List<Proposal> of(List<Proposal> proposals) {
        Set<String> taken = new HashSet<>();
        Set<String> failed = new HashSet<>();
        for (Evaluation evaluation : history.evaluations()) {
            String name = name(evaluation.parametersId(), evaluation.repeat());
            taken.add(name);
            if (evaluation.outcome() instanceof Evaluation.Failed) {
                failed.add(name);
            }
        }
        List<Proposal> distinct = new ArrayList<>();
        for (Proposal proposal : proposals) {
            double[] values = fit.values(fit.space().values(proposal.point()));
            String parametersId = trials.trial(values, proposal.repeat()).parametersId();
            int repeat = proposal.repeat();
            while (repeat > 0 && failed.contains(name(parametersId, repeat))) {
                repeat++;
            }
            if (taken.add(name(parametersId, repeat))) {
                distinct.add(new Proposal(proposal.point(), repeat, proposal.origin()));
            }
        }
        return distinct;
    }

    private static String name(String parametersId, int repeat) {
        return parametersId + " " + repeat;
    }
}
