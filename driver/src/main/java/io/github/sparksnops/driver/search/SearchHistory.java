package io.github.sparksnops.driver.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a search knows: every evaluation of finished rounds, in order. Only grows; a strategy depends on nothing else. */
public final class SearchHistory {
    private final List<Evaluation> evaluations;
    private final List<TriedPoint> points;

    /**
     * History of some rounds.
     *
     * @param evaluations in order of round, and of proposal within a round
     */
    public SearchHistory(List<Evaluation> evaluations) {
        this.evaluations = List.copyOf(evaluations);
        Map<String, List<Evaluation>> byPoint = new LinkedHashMap<>();
        for (Evaluation evaluation : evaluations) {
            if (!(evaluation.outcome() instanceof Evaluation.Failed)) {
                byPoint.computeIfAbsent(evaluation.parametersId(), id -> new ArrayList<>())
                        .add(evaluation);
            }
        }
        this.points = byPoint.entrySet().stream()
                .map(entry ->
                        new TriedPoint(entry.getKey(), entry.getValue().get(0).point(), entry.getValue()))
                .toList();
    }

    /** This history and one more round. */
    public SearchHistory plus(List<Evaluation> round) {
        List<Evaluation> all = new ArrayList<>(evaluations);
        all.addAll(round);
        return new SearchHistory(all);
    }

    /** Every evaluation, errors of the software included. */
    public List<Evaluation> evaluations() {
        return evaluations;
    }

    /** Parameter sets in order of their first evaluation. */
    public List<TriedPoint> points() {
        return points;
    }

    /** Feasible parameter sets, lowest mean cost first. */
    public List<TriedPoint> ranked() {
        return points.stream()
                .filter(TriedPoint::feasible)
                .sorted(Comparator.comparingDouble(TriedPoint::meanCost))
                .toList();
    }

    /** The feasible parameter set of lowest mean cost. */
    public Optional<TriedPoint> best() {
        return points.stream().filter(TriedPoint::feasible).min(Comparator.comparingDouble(TriedPoint::meanCost));
    }
}
