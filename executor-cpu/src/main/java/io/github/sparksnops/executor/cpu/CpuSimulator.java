package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.simulation.StoppingLimits;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs the networks of a batch one after the other on the calling thread: a core holds one network at a time. */
final class CpuSimulator implements Simulator {
    /** To draw one synapse and enter it: 41 ms for the 3.5 million of the spatial network (docs/performance.md). */
    private static final double NANOSECONDS_PER_SYNAPSE = 12;

    /** 2,000 steps of 50,000 neurons: 0.3 s (docs/performance.md); the published networks stay at the settings' steps. */
    private static final long CHUNK_NEURON_STEPS = 100_000_000;

    private final BiFunction<Network, SimulationWindow, SteppedNetwork> wiring;
    private final SimulatorSettings settings;
    private boolean closed;

    /**
     * Simulator of one kind.
     *
     * @param wiring makes a network ready to be stepped
     */
    CpuSimulator(BiFunction<Network, SimulationWindow, SteppedNetwork> wiring, SimulatorSettings settings) {
        this.wiring = wiring;
        this.settings = settings;
    }

    /**
     * Demand of one network.
     *
     * @param wiredBytes of the wired network
     * @param nanosecondsPerNeuronStep measured, on an idle core
     */
    static SimulationDemand demand(
            NetworkSpec spec, SimulationWindow window, long wiredBytes, double nanosecondsPerNeuronStep) {
        // Ring of recent spikes per population, list of a step's spikes; the rest is small.
        long activity = (long) Integer.BYTES
                * (spec.neurons()
                        + (long) spec.populations().size()
                                * StoppingLimits.of(spec, window).lookbackSteps());
        return new SimulationDemand(
                wiredBytes + activity + SpikeCounts.bytes(spec.neurons(), window.countWindows()),
                ((double) window.steps() * spec.neurons() * nanosecondsPerNeuronStep
                                + spec.synapses() * NANOSECONDS_PER_SYNAPSE)
                        / 1e9);
    }

    @Override
    public List<SimulationResult> run(
            NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
        if (closed) {
            throw new IllegalStateException("simulator used after close");
        }
        List<SimulationResult> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Network network = batch.networks().get(i);
            long start = System.nanoTime();
            SteppedNetwork wired = wiring.apply(network, window);
            double buildMs = (System.nanoTime() - start) / 1e6;
            results.add(new NetworkRun(wired, network.spec(), window, recording, i)
                    .run(chunkSteps(network.spec()), control, buildMs));
        }
        return results;
    }

    /** Fewer steps for large networks, so that a look at the control comes several times a second. */
    private int chunkSteps(NetworkSpec spec) {
        return (int) Math.max(1, Math.min(settings.chunkSteps(), CHUNK_NEURON_STEPS / spec.neurons()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
