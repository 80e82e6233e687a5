package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Proposals of a round while they are gathered: new points must differ in their values from all known ones. */
final class ProposalList {
    private final SearchSpace space;
    /** Values of all points, as lists: only asked for single ones, so their order does not matter. */
    private final Set<List<Double>> known = new HashSet<>();
    /** Next number of each parameter set that was evaluated, errors of the software included. */
    private final Map<String, Integer> nextRepeats = new HashMap<>();

    private final List<Proposal> proposals = new ArrayList<>();
    private final int wanted;

    ProposalList(SearchSpace space, SearchHistory history, int wanted) {
        this.space = space;
        this.wanted = wanted;
        for (Evaluation evaluation : history.evaluations()) {
            known.add(key(evaluation.point()));
            nextRepeats.merge(evaluation.parametersId(), evaluation.repeat() + 1, Math::max);
        }
    }

    private List<Double> key(double[] point) {
        return Arrays.stream(space.values(point)).boxed().toList();
    }

    int missing() {
        return wanted - proposals.size();
    }

    /** Adds a new point, moved to where whole numbers are; returns whether its values were new. */
    boolean addNew(double[] point, String origin) {
        boolean added = known.add(key(point));
        if (added) {
            proposals.add(new Proposal(space.unit(space.values(point)), 0, origin));
        }
        return added;
    }

    /** Adds another evaluation of a point. */
    void addReplicate(TriedPoint point) {
        proposals.add(new Proposal(point.point(), nextRepeats.get(point.parametersId()), "replicate"));
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }
}
