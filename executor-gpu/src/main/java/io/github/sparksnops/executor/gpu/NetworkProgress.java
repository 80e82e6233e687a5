package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.StoppingLimits;
import java.nio.ByteBuffer;

/**
 * Where a network is after a launch; struct Progress of {@code network.cuh}.
 *
 * @param nextStep absolute step that comes next
 * @param outcome value of the enum Outcome there
 * @param largestMultiplicity most synapses of one source on one neuron; rows of counts hold up to 255
 */
record NetworkProgress(
        int nextStep, int outcome, int lastSpikeStep, int spikeRecords, int voltageRows, int largestMultiplicity) {
    static final int BYTES = 32;
    /** Of the numbers of recorded spikes and rows of voltages, which stand side by side. */
    static final int RECORDED_OFFSET = 3 * Integer.BYTES;

    private static final int LARGEST_IN_A_BYTE = 255;
    private static final int RUNNING = 0;
    private static final int AT_END = 1;
    private static final int NOT_FINITE = 2;
    private static final int REFRACTORY_LIMITED = 3;
    private static final int SPIKE_BUDGET = 4;
    private static final int SILENT = 5;

    /** Before the first step: steps begin at 1. */
    static void writeStart(ByteBuffer out) {
        out.putInt(1);
        for (int i = Integer.BYTES; i < BYTES; i += Integer.BYTES) {
            out.putInt(0);
        }
    }

    /** That of the n-th network. */
    static NetworkProgress read(ByteBuffer in, int n) {
        in.position(n * BYTES);
        return new NetworkProgress(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    boolean running() {
        return outcome == RUNNING;
    }

    boolean fitsBytes() {
        return largestMultiplicity <= LARGEST_IN_A_BYTE;
    }

    SimulationOutcome simulationOutcome(SimulationWindow window) {
        int lastStep = nextStep - 1;
        return switch (outcome) {
            case AT_END -> StoppingLimits.stoppedEarly(lastSpikeStep, window)
                    ? new SimulationOutcome.Infeasible(InfeasibilityRule.STOPPED_EARLY, lastStep)
                    : new SimulationOutcome.Completed();
            case NOT_FINITE -> new SimulationOutcome.Infeasible(InfeasibilityRule.NOT_FINITE, lastStep);
            case REFRACTORY_LIMITED -> new SimulationOutcome.Infeasible(InfeasibilityRule.REFRACTORY_LIMITED, lastStep);
            case SPIKE_BUDGET -> new SimulationOutcome.Infeasible(InfeasibilityRule.SPIKE_BUDGET, lastStep);
            case SILENT -> new SimulationOutcome.Infeasible(InfeasibilityRule.SILENT, lastStep);
            default -> throw new SimulatorFailure("a network ended with " + outcome + ", which no kernel writes");
        };
    }
}
