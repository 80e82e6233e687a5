package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.requireFinite;

/**
 * All connections from one population or stimulus to one population.
 *
 * @param source name of the population or stimulus that spikes
 * @param target name of the population that receives
 * @param strength of one synapse, mV: what one spike adds to V without leak, in all; its sign must fit the source's polarity
 */
public record Projection(
        String source, String target, Connectivity connectivity, SynapseModel synapseModel, double strength) {
    public Projection {
        requireFinite(strength, "strength of " + source + " -> " + target);
    }
}
