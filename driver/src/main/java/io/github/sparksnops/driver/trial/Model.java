package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.io.Serializable;

/**
 * A template with its sizes and densities: what all trials of a study have in common.
 *
 * @param templateName names the template; a name, because a model travels to executors
 */
public record Model(String templateName, Layout layout) implements Serializable {
    public Model {
        if (NetworkTemplate.named(templateName).isEmpty()) {
            throw new IllegalArgumentException("no network template " + templateName);
        }
    }

    public NetworkTemplate template() {
        return NetworkTemplate.named(templateName).orElseThrow();
    }

    /** Describes the network of one set of parameter values, in the template's order. */
    public NetworkSpec spec(double[] values) {
        return template().instantiate(layout, values);
    }

    /**
     * Hash over template, sizes and every fixed constant, 16 hex digits: the description at the default parameters holds them
     * all.
     */
    public String hash() {
        return new CanonicalHash()
                .add(templateName)
                .add(spec(template().defaultValues()))
                .hex16();
    }

    /** Counts of the neurons that statistics are taken from. */
    public ObservedCounts observed(SpikeCounts counts, SimulationWindow window) {
        NetworkSpec spec = spec(template().defaultValues());
        int population = spec.populationOf(template().observedPopulation());
        int first = spec.firstNeuron(population);
        int end = first + spec.populations().get(population).size();
        return ObservedCounts.of(counts, first, end, window.countWindowMs());
    }
}
