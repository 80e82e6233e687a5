package io.github.sparksnops.network.simulation;

/** How a simulation ended. What a network can do is a value; only faults of hardware or software are exceptions. */
public sealed interface SimulationOutcome {
    /** Simulated to the end. */
    record Completed() implements SimulationOutcome {}

    /**
     * Ended by a rule.
     *
     * @param step absolute step after which the rule was found to hold; the spikes up to it are in the result
     */
    record Infeasible(InfeasibilityRule rule, int step) implements SimulationOutcome {}
}
