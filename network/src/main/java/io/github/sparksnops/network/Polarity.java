package io.github.sparksnops.network;

/** Effect of a population's spikes on their targets (Dale's law: one sign for all synapses of a source). */
public enum Polarity {
    EXCITATORY,
    INHIBITORY;

    /** Whether a synaptic strength of this sign may leave a population of this polarity; zero is allowed for both. */
    public boolean admits(double strength) {
        return this == EXCITATORY ? strength >= 0 : strength <= 0;
    }
}
