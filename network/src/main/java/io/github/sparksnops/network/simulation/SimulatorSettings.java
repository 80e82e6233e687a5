package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

/**
 * How to simulate; none of it changes a result.
 *
 * @param chunkSteps steps between two looks at the control
 */
public record SimulatorSettings(int chunkSteps) {
    /** 10,000 steps: half a second of simulated time, some tens of milliseconds of work. */
    public static final SimulatorSettings DEFAULT = new SimulatorSettings(10_000);

    public SimulatorSettings {
        require(chunkSteps > 0, "chunkSteps = %s: must be positive", chunkSteps);
    }
}
