package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StepConstants;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.network.wiring.PoissonDraw;

/**
 * One network in vectors. The spikes of a step are kept as lists per class; the next step delivers them, each class in the
 * way that suits its graph, and advances all neurons.
 */
final class VectorNetwork implements SteppedNetwork {
    private final long seed;
    private final int stimuli;
    private final VectorPopulation[] populations;
    /** Id of the first neuron of each population. */
    private final int[] first;

    private final Delivery[] deliveries;
    private final PoissonDraw[] stimulus;
    /** Spikes of the last step, shape {@code [class][spike]}. */
    private final int[][] spikes;

    private final int[] spikeCount;
    private int lastStep;

    VectorNetwork(Network network, SimulationWindow window) {
        NetworkSpec spec = network.spec();
        StepConstants constants = StepConstants.of(spec, window);
        this.seed = network.seed();
        this.stimuli = spec.stimuli().size();
        this.populations = new VectorPopulation[spec.populations().size()];
        this.first = new int[populations.length];
        for (int a = 0; a < populations.length; a++) {
            populations[a] = new VectorPopulation(
                    constants.stepMs(), constants.populations().get(a), network.initialPotentials(a));
            first[a] = spec.firstNeuron(a);
        }
        this.deliveries = new Delivery[spec.classes()];
        for (int p = 0; p < deliveries.length; p++) {
            deliveries[p] = Delivery.of(network, p);
        }
        this.spikes = new int[spec.classes()][];
        this.spikeCount = new int[spec.classes()];
        this.stimulus = new PoissonDraw[stimuli];
        for (int s = 0; s < stimuli; s++) {
            stimulus[s] = network.stimulus(s, window.dtMs());
            spikes[s] = new int[stimulus[s].most()];
        }
        for (int a = 0; a < populations.length; a++) {
            spikes[stimuli + a] = populations[a].spikes();
        }
    }

    /** Memory of a network of this description, its spike counts not included; bytes. */
    static long bytes(NetworkSpec spec) {
        long bytes = 0;
        for (int p = 0; p < spec.classes(); p++) {
            bytes += ClassProjections.of(spec, p).bytes();
        }
        for (Population population : spec.populations()) {
            bytes += VectorPopulation.bytes(population.size(), spec.classes());
        }
        return bytes;
    }

    @Override
    public void step(int step, SpikeList fired) {
        if (FadedSynapses.due(step)) {
            for (VectorPopulation population : populations) {
                population.flush();
            }
        }
        for (int p = 0; p < deliveries.length; p++) {
            deliveries[p].deliver(p, spikes[p], spikeCount[p], populations);
        }
        for (int a = 0; a < populations.length; a++) {
            populations[a].update(step);
            spikeCount[stimuli + a] = populations[a].spikeCount();
            for (int i = 0; i < populations[a].spikeCount(); i++) {
                fired.add(first[a] + spikes[stimuli + a][i]);
            }
        }
        for (int s = 0; s < stimuli; s++) {
            spikeCount[s] = stimulus[s].draw(seed, step, spikes[s]);
        }
        lastStep = step;
    }

    @Override
    public boolean finite() {
        for (VectorPopulation population : populations) {
            if (population.notFinite(lastStep)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public float voltage(int neuron) {
        int a = populations.length - 1;
        while (neuron < first[a]) {
            a--;
        }
        return populations[a].voltageMv(neuron - first[a], lastStep);
    }
}
