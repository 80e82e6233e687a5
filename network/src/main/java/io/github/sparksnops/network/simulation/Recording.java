package io.github.sparksnops.network.simulation;

import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a simulation. Spikes and voltages are handed over in pieces of bounded size, in order of time; nothing is dropped.
 *
 * @param spikes receives all spikes
 * @param voltages receives the membrane potential of chosen neurons at every step
 * @param counts chooses the neurons whose counts are wanted
 */
public record Recording(Optional<SpikeSink> spikes, Optional<VoltageRequest> voltages, CountSelection counts) {
    /** Counts of all neurons only. */
    public static final Recording NONE = new Recording(Optional.empty(), Optional.empty());

    /** Counts of all neurons, and what else is given. */
    public Recording(Optional<SpikeSink> spikes, Optional<VoltageRequest> voltages) {
        this(spikes, voltages, CountSelection.ALL);
    }

    /** Receives spikes in order of step, and of neuron within a step. */
    @FunctionalInterface
    public interface SpikeSink {
        /**
         * Takes the next spikes; the arrays are reused after the call.
         *
         * @param network index in the batch
         * @param steps absolute step of each spike
         * @param neurons neuron of each spike, numbered through the populations
         * @param count how many
         */
        void accept(int network, int[] steps, int[] neurons, int count);
    }

    /** Receives membrane potentials. */
    @FunctionalInterface
    public interface VoltageSink {
        /**
         * Takes the next steps; the array is reused after the call.
         *
         * @param network index in the batch
         * @param firstStep absolute step of the first row
         * @param millivolts potentials after the step, shape {@code [step][neuron of the request]}
         * @param steps how many rows
         */
        void accept(int network, int firstStep, float[] millivolts, int steps);
    }

    /**
     * Which neurons' voltages go where.
     *
     * @param neurons ids numbered through the populations
     */
    public record VoltageRequest(List<Integer> neurons, VoltageSink sink) {
        public VoltageRequest {
            neurons = List.copyOf(neurons);
        }
    }

    public static Recording ofSpikes(SpikeSink sink) {
        return new Recording(Optional.of(sink), Optional.empty());
    }

    /** The same, with counts of other neurons. */
    public Recording with(CountSelection selection) {
        return new Recording(spikes, voltages, selection);
    }
}
