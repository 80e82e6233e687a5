package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

import java.util.OptionalInt;

/**
 * How to simulate; none of it changes a result.
 *
 * @param chunkSteps steps between two looks at the control, at most
 * @param device which device of this machine to use, as its scheduler numbers them; empty where the simulator chooses, and of no meaning to
 *     simulators that run on cores
 */
public record SimulatorSettings(int chunkSteps, OptionalInt device) {
    /** 10,000 steps: half a second of simulated time, some tens of milliseconds of work. */
    public static final SimulatorSettings DEFAULT = new SimulatorSettings(10_000);

    public SimulatorSettings {
        require(chunkSteps > 0, "chunkSteps = %s: must be positive", chunkSteps);
        require(device.isEmpty() || device.getAsInt() >= 0, "device = %s: must not be negative", device);
    }

    public SimulatorSettings(int chunkSteps) {
        this(chunkSteps, OptionalInt.empty());
    }

    /** These settings on another device; empty: the simulator chooses. */
    public SimulatorSettings withDevice(OptionalInt other) {
        return new SimulatorSettings(chunkSteps, other);
    }
}
