package io.github.sparksnops.jobs;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A short simulation of a small network, to see whether a simulator works here.
 *
 * @param checksum of the spike counts; the same on every simulator
 * @param counters what the simulator did on its device
 */
record TrialRun(long spikes, long checksum, Map<String, String> counters) {
    /** The one that reads like the equations. */
    private static final String MEASURE = "cpu-scalar";

    private static final SimulationWindow WINDOW = new SimulationWindow(300, 50, 50, 0.05);

    /** Runs it; whatever goes wrong passes through. */
    static TrialRun on(SimulatorProvider provider) {
        NetworkTemplate template = BalancedTemplate.RANDOM;
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 400);
        sizes.put("i", 100);
        sizes.put("x", 400);
        Layout layout = new Layout(sizes, template.defaultConnectionProbability());
        Network network = Network.of(template.instantiate(layout, template.defaultValues()), 1);
        try (Simulator simulator = provider.open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = simulator
                    .run(NetworkBatch.of(network), WINDOW, Recording.NONE, RunControl.NONE)
                    .get(0);
            long spikes = result.spikes().stream().mapToLong(Long::longValue).sum();
            return new TrialRun(spikes, result.counts().checksum(), simulator.counters());
        }
    }

    /** What every simulator must give. */
    static TrialRun expected() {
        return on(SimulatorSelection.of(MEASURE).provider());
    }

    boolean sameSpikes(TrialRun other) {
        return spikes == other.spikes && checksum == other.checksum;
    }
}
