package io.github.sparksnops.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One parameter set, evaluated by other software and here.
 *
 * @param ours values of a completed run; empty where it did not complete
 * @param outcome status, with its reason where there is one
 */
public record EvaluationPair(PublishedEvaluation published, Map<ReferenceQuantity, Double> ours, String outcome) {

    boolean completed() {
        return !ours.isEmpty();
    }

    /** For JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", published.line());
        map.put("outcome", outcome);
        published.statistics().forEach((quantity, value) -> {
            map.put(quantity.key(), ours.get(quantity));
            map.put("published_" + quantity.key(), value);
        });
        return map;
    }
}
