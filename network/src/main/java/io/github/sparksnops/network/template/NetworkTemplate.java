package io.github.sparksnops.network.template;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A family of networks: free parameters, sizes and densities in, a description out. A new family is added to {@link #all()}. */
public sealed interface NetworkTemplate permits BalancedTemplate {
    /** All templates. */
    static List<NetworkTemplate> all() {
        return List.of(BalancedTemplate.RANDOM, BalancedTemplate.SPATIAL);
    }

    static Optional<NetworkTemplate> named(String name) {
        return all().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Name in configurations: {@code random-balanced}, {@code spatial-balanced}. */
    String name();

    /** Free parameters in the published order. */
    List<Parameter> parameters();

    /** Published sizes by population, in order; the keys are all there are. */
    Map<String, Integer> defaultSizes();

    /** Published connection probabilities by projection (target, source), in order; the keys are all there are. */
    Map<String, Double> defaultConnectionProbability();

    /** Name of the population the statistics are taken from. */
    String observedPopulation();

    /** Everything wrong with a layout for this template, keyed by configuration path; empty where it is sound. */
    List<Problem> check(Layout layout);

    /**
     * Describes one network.
     *
     * @param layout checked sizes and densities
     * @param values one per parameter, in their order
     * @throws IllegalArgumentException where a value is outside of its hard limits
     */
    NetworkSpec instantiate(Layout layout, double[] values);

    /** Published layout. */
    default Layout defaultLayout() {
        return new Layout(defaultSizes(), defaultConnectionProbability());
    }

    /** Default of every parameter, in order. */
    default double[] defaultValues() {
        return parameters().stream().mapToDouble(Parameter::defaultValue).toArray();
    }

    default Optional<Parameter> parameter(String name) {
        return parameters().stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
