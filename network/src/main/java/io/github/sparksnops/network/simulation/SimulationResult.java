package io.github.sparksnops.network.simulation;

import java.util.List;

/**
 * What one network did.
 *
 * @param counts spikes per neuron and count window, up to the end or the stop
 * @param spikes spikes of each population since the start, in order of declaration
 * @param countedSpikes spikes of each population since the burn-in
 * @param lastSpikeStep step of the last spike of any neuron, 0 where there was none
 * @param buildMs time to wire the network, ms
 * @param simulateMs time to simulate it, ms
 */
public record SimulationResult(
        SimulationOutcome outcome,
        SpikeCounts counts,
        List<Long> spikes,
        List<Long> countedSpikes,
        int lastSpikeStep,
        double buildMs,
        double simulateMs) {
    public SimulationResult {
        spikes = List.copyOf(spikes);
        countedSpikes = List.copyOf(countedSpikes);
    }
}
