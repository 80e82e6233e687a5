package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.NetworkSpec;
import java.util.OptionalInt;

/** Offers a simulator; found by {@link java.util.ServiceLoader}. */
public interface SimulatorProvider {
    /** Name on the command line: {@code cpu}, {@code cpu-scalar}, {@code gpu}. */
    String name();

    /** Order in which {@code auto} tries: the highest available one is taken. */
    int preference();

    /** Looks at this machine; never throws and starts nothing that stays. */
    Availability probe();

    /**
     * Looks at one device of this machine, as {@link #probe()} looks at all of it.
     *
     * @param device as its scheduler numbers it, see {@link SimulatorSettings#device()}; empty: any. Simulators that run on cores have none
     */
    default Availability probe(OptionalInt device) {
        return probe();
    }

    /** What one network of this description takes on this simulator. */
    SimulationDemand demand(NetworkSpec spec, SimulationWindow window);

    /**
     * Opens a simulator. To be called only where {@link #probe(OptionalInt)} of the settings' device says it is usable.
     */
    Simulator open(SimulatorSettings settings);

    /** What a probe found. */
    sealed interface Availability {
        /**
         * The simulator runs here.
         *
         * @param device what it runs on, for tables and logs
         * @param note a caution, or empty
         */
        record Usable(String device, String note) implements Availability {}

        /**
         * The simulator does not run here.
         *
         * @param reason why
         * @param remedy what the user can do
         */
        record Unusable(String reason, String remedy) implements Availability {}
    }
}
