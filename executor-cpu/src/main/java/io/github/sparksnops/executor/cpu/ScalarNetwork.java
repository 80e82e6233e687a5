package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StepConstants;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.network.wiring.PoissonDraw;

/** One network in plain loops. Spikes of a step arrive in the next: they are added up as counts per neuron and class. */
final class ScalarNetwork implements SteppedNetwork {
    private final long seed;
    private final int stimuli;
    private final ScalarPopulation[] populations;
    /** Id of the first neuron of each population, and one past the last. */
    private final int[] first;
    /** Shape {@code [class][population]}, null where nothing projects. */
    private final TargetLists[][] targets;

    private final PoissonDraw[] stimulus;
    private final int[][] stimulusSpikes;

    ScalarNetwork(Network network, SimulationWindow window) {
        NetworkSpec spec = network.spec();
        StepConstants constants = StepConstants.of(spec, window);
        this.seed = network.seed();
        this.stimuli = spec.stimuli().size();
        this.populations = new ScalarPopulation[spec.populations().size()];
        this.first = new int[populations.length + 1];
        for (int a = 0; a < populations.length; a++) {
            float[] initial = network.initialPotentials(a);
            populations[a] = new ScalarPopulation(
                    constants.stepMs(), constants.populations().get(a), initial);
            first[a + 1] = first[a] + initial.length;
        }
        this.targets = new TargetLists[spec.classes()][populations.length];
        for (int i = 0; i < spec.projections().size(); i++) {
            Projection projection = spec.projections().get(i);
            int source = spec.classOf(projection.source());
            int target = spec.populationOf(projection.target());
            targets[source][target] = TargetLists.of(
                    network,
                    i,
                    spec.classSize(source),
                    projection.connectivity().outDegree(),
                    spec.populations().get(target).size());
        }
        this.stimulus = new PoissonDraw[stimuli];
        this.stimulusSpikes = new int[stimuli][];
        for (int s = 0; s < stimuli; s++) {
            stimulus[s] = network.stimulus(s, window.dtMs());
            stimulusSpikes[s] = new int[stimulus[s].most()];
        }
    }

    /** Memory of a network of this description, its spike counts not included; bytes. */
    static long bytes(NetworkSpec spec) {
        long bytes = 0;
        for (Projection projection : spec.projections()) {
            bytes += TargetLists.bytes(
                    spec.classSize(spec.classOf(projection.source())),
                    projection.connectivity().outDegree(),
                    spec.populations()
                            .get(spec.populationOf(projection.target()))
                            .size());
        }
        for (Population population : spec.populations()) {
            bytes += ScalarPopulation.bytes(population.size(), spec.classes());
        }
        return bytes;
    }

    @Override
    public void step(int step, SpikeList fired) {
        for (int a = 0; a < populations.length; a++) {
            if (FadedSynapses.due(step)) {
                populations[a].flushFadedSynapses();
            }
            populations[a].step(first[a], fired);
        }
        for (int s = 0; s < stimuli; s++) {
            int count = stimulus[s].draw(seed, step, stimulusSpikes[s]);
            for (int i = 0; i < count; i++) {
                deliver(s, stimulusSpikes[s][i]);
            }
        }
        int source = 0;
        for (int i = 0; i < fired.size(); i++) {
            while (fired.get(i) >= first[source + 1]) {
                source++;
            }
            deliver(stimuli + source, fired.get(i) - first[source]);
        }
    }

    private void deliver(int sourceClass, int source) {
        for (int a = 0; a < populations.length; a++) {
            if (targets[sourceClass][a] != null) {
                targets[sourceClass][a].deliver(source, populations[a].arriving[sourceClass], 0);
            }
        }
    }

    @Override
    public boolean finite() {
        for (ScalarPopulation population : populations) {
            for (float v : population.v) {
                if (!Float.isFinite(v)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public float voltage(int neuron) {
        int a = 0;
        while (neuron >= first[a + 1]) {
            a++;
        }
        return populations[a].v[neuron - first[a]];
    }
}
