package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Description of a network. Neurons are numbered through the populations in order of declaration, from 0. The synaptic
 * <em>classes</em> of a neuron are its possible sources: the stimuli, then the populations, in order of declaration.
 *
 * @param stimuli input from outside
 * @param populations integrated neurons
 * @param projections at most one per (source, target)
 */
public record NetworkSpec(List<Stimulus> stimuli, List<Population> populations, List<Projection> projections) {
    public NetworkSpec {
        stimuli = List.copyOf(stimuli);
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        require(!populations.isEmpty(), "a network needs at least one population");
        Set<String> names = new HashSet<>();
        stimuli.forEach(s -> require(names.add(s.name()), "two sources are named %s", s.name()));
        populations.forEach(p -> require(names.add(p.name()), "two sources are named %s", p.name()));
        Set<List<String>> pairs = new HashSet<>();
        for (Projection projection : projections) {
            String pair = projection.source() + " -> " + projection.target();
            require(pairs.add(List.of(projection.source(), projection.target())), "two projections %s", pair);
            int source = indexOf(projection.source(), stimuli, populations);
            require(source >= 0, "projection %s: no such source", pair);
            require(indexOf(projection.target(), List.of(), populations) >= 0, "projection %s: no such target", pair);
            Polarity polarity = source < stimuli.size()
                    ? stimuli.get(source).polarity()
                    : populations.get(source - stimuli.size()).polarity();
            require(
                    polarity.admits(projection.strength()),
                    "projection %s: strength %s has the wrong sign for %s sources",
                    pair,
                    projection.strength(),
                    polarity.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** Number of synaptic classes: stimuli and populations. */
    public int classes() {
        return stimuli.size() + populations.size();
    }

    /** Class of a source by name, in 0 .. classes() - 1. */
    public int classOf(String source) {
        return indexOf(source, stimuli, populations);
    }

    /** Number of sources (stimulus sources or neurons) in a class. */
    public int classSize(int sourceClass) {
        return sourceClass < stimuli.size()
                ? stimuli.get(sourceClass).size()
                : populations.get(sourceClass - stimuli.size()).size();
    }

    /** Index of a target population by name, in order of declaration. */
    public int populationOf(String target) {
        return indexOf(target, List.of(), populations);
    }

    /** Integrated neurons in all populations (stimulus sources are not counted). */
    public int neurons() {
        return populations.stream().mapToInt(Population::size).sum();
    }

    /** Id of the first neuron of a population. */
    public int firstNeuron(int population) {
        return populations.subList(0, population).stream()
                .mapToInt(Population::size)
                .sum();
    }

    /** Synapses in all projections. */
    public long synapses() {
        long synapses = 0;
        for (Projection projection : projections) {
            synapses += (long) classSize(classOf(projection.source()))
                    * projection.connectivity().outDegree();
        }
        return synapses;
    }

    private static int indexOf(String name, List<Stimulus> stimuli, List<Population> populations) {
        for (int i = 0; i < stimuli.size(); i++) {
            if (stimuli.get(i).name().equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < populations.size(); i++) {
            if (populations.get(i).name().equals(name)) {
                return stimuli.size() + i;
            }
        }
        return -1;
    }
}
