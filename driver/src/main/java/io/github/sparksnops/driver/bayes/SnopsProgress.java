package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Failed;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the published algorithm stands, as its history tells.
 *
 * @param proposed points that this study has proposed, those whose evaluation failed included
 * @param earlier points of earlier studies
 * @param incumbent best of the points that are done
 * @param open the point that is to be evaluated again, before any later one is looked at
 */
record SnopsProgress(int proposed, int earlier, Incumbent incumbent, Optional<TriedPoint> open) {
    /* Points are gone through in the order of their proposals, each judged by its own values and by the points before it. That is
     * the published order of decisions even where first evaluations were made together. An error of the software ends a point's
     * repeats: asking again could go on for ever. Points of earlier studies are not repeated. */
    static SnopsProgress of(SearchHistory history, Intensification rule) {
        Set<String> failed = history.evaluations().stream()
                .filter(evaluation -> evaluation.outcome() instanceof Failed)
                .map(Evaluation::parametersId)
                .collect(Collectors.toSet());
        int proposed = (int) history.evaluations().stream()
                .filter(evaluation -> evaluation.round() >= 0 && evaluation.repeat() == 0)
                .count();
        int earlier = (int) history.points().stream().filter(p -> !isOwn(p)).count();
        Incumbent incumbent = Incumbent.NONE;
        for (TriedPoint point : history.points()) {
            if (isOwn(point) && !failed.contains(point.parametersId()) && rule.goesOn(point, incumbent)) {
                return new SnopsProgress(proposed, earlier, incumbent, Optional.of(point));
            }
            incumbent = incumbent.or(point);
        }
        return new SnopsProgress(proposed, earlier, incumbent, Optional.empty());
    }

    private static boolean isOwn(TriedPoint point) {
        return point.evaluations().get(0).round() >= 0;
    }
}
