package io.github.sparksnops.executor.cpu;

/** A wired network that advances step by step; the scalar and the vector simulator differ in this alone. */
interface SteppedNetwork {
    /**
     * Advances all neurons by one step.
     *
     * @param step absolute step, ascending by one from 1
     * @param fired receives the neurons that spike in this step, ascending
     */
    void step(int step, SpikeList fired);

    /** Whether all membrane potentials are finite numbers. */
    boolean finite();

    /** Membrane potential of a neuron after the last step, mV: the threshold while it is refractory, then the reset. */
    float voltage(int neuron);
}
