package io.github.sparksnops.network.template;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sizes and densities of a template: fixed within a study.
 *
 * @param sizes neurons or sources per population
 * @param connectionProbability synapses of a source over neurons of the target, per projection (target, source)
 */
public record Layout(Map<String, Integer> sizes, Map<String, Double> connectionProbability) implements Serializable {
    public Layout {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        connectionProbability = Collections.unmodifiableMap(new LinkedHashMap<>(connectionProbability));
    }
}
