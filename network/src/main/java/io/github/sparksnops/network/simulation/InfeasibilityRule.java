package io.github.sparksnops.network.simulation;

import java.util.Locale;

/**
 * Why a network has no statistics, in order of precedence: where two rules hold at once the one declared first is the reason.
 * The first four are evaluated by simulators after steps divisible by {@link StoppingLimits#CHECK_STEPS}, STOPPED_EARLY at
 * the end of the run, the rest when statistics are computed.
 */
public enum InfeasibilityRule {
    /** A membrane potential is not a finite number. */
    NOT_FINITE,
    /** A population fires at 90 % of what its refractory time allows. */
    REFRACTORY_LIMITED,
    /** Before 90 % of the run, more than 0.06 spikes per ms and neuron of the requested duration: a mean above 66.7 Hz. */
    SPIKE_BUDGET,
    /** No spike of any neuron for 2 s. */
    SILENT,
    /** The last spike of any neuron came before 90 % of the duration. */
    STOPPED_EARLY,
    /** Fewer neurons above the rate floor than a sampling needs. */
    TOO_FEW_ACTIVE_NEURONS,
    /** The mean rate of the active neurons is above 60 Hz (full fidelity only). */
    RATE_ABOVE_LIMIT,
    /** A statistic has no value for these counts. */
    STATISTICS_UNDEFINED;

    /** Name in tables: lower case with underscores. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
