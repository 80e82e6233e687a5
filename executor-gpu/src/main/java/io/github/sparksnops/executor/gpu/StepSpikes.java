package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.wiring.Network;

/**
 * The most spikes that one step of a network can bring.
 *
 * @param ofStimulus of the stimulus with the most
 * @param stimuli of all stimuli, each with as much room as that one
 * @param neurons of all neurons: each can spike once
 */
record StepSpikes(int ofStimulus, int stimuli, int neurons) {
    static StepSpikes of(Network network, SimulationWindow window) {
        int most = 0;
        for (int s = 0; s < network.spec().stimuli().size(); s++) {
            most = Math.max(most, network.stimulus(s, window.dtMs()).most());
        }
        return new StepSpikes(
                most, most * network.spec().stimuli().size(), network.spec().neurons());
    }

    int all() {
        return stimuli + neurons;
    }
}
