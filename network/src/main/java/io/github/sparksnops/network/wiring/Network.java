package io.github.sparksnops.network.wiring;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.random.RandomStream;
import java.util.Optional;

/**
 * A network that can be simulated: description and seed. Any row of synapses, stimulus spike and initial potential can be
 * drawn at any time and is the same on every machine; simulators keep the rows in the form that suits them. Threads may share
 * it, but each needs its own {@link PoissonDraw}.
 */
public final class Network {
    /** Counts of spikes that arrive at a neuron in one step must convert to float exactly. */
    static final long LARGEST_EXACT_COUNT = 1L << 24;

    private final NetworkSpec spec;
    private final long seed;
    private final TargetRule[] rules;

    private Network(NetworkSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
        this.rules = new TargetRule[spec.projections().size()];
        for (int i = 0; i < rules.length; i++) {
            Projection projection = spec.projections().get(i);
            int sources = spec.classSize(spec.classOf(projection.source()));
            int targets = spec.populations()
                    .get(spec.populationOf(projection.target()))
                    .size();
            rules[i] = TargetRule.of(projection.connectivity(), sources, targets);
        }
    }

    /**
     * Network of a description.
     *
     * @param seed of wiring, stimulus and initial state: the trial's seed
     * @throws IllegalArgumentException where a grid is not square though the connectivity needs it, or more synapses of a
     *     class may reach one neuron than a float counts exactly
     */
    public static Network of(NetworkSpec spec, long seed) {
        Network network = new Network(spec, seed);
        for (int i = 0; i < spec.projections().size(); i++) {
            network.requireExactCounts(i);
        }
        return network;
    }

    /**
     * In-degrees are sums of independent draws, so none reaches twice the largest expected one where that is in the millions
     * (by Chernoff's bound the chance is below exp(-3e6)).
     */
    private void requireExactCounts(int index) {
        Projection projection = spec.projections().get(index);
        int sources = spec.classSize(spec.classOf(projection.source()));
        double expected = rules[index].largestExpectedInDegree(
                sources, projection.connectivity().outDegree());
        require(
                2 * expected < LARGEST_EXACT_COUNT,
                "projection %s -> %s: some %s synapses on one neuron; at most %s are counted exactly",
                projection.source(),
                projection.target(),
                Math.round(expected),
                LARGEST_EXACT_COUNT / 2);
    }

    public NetworkSpec spec() {
        return spec;
    }

    public long seed() {
        return seed;
    }

    /**
     * Draws the targets of one source.
     *
     * @param projection index of the projection in the description
     * @param targets receives ids within the target population, as many as the out-degree; a target may repeat
     * @param words scratch of 4
     */
    public void drawTargets(int projection, int source, int[] targets, int[] words) {
        int outDegree = spec.projections().get(projection).connectivity().outDegree();
        rules[projection].draw(seed, projection, source, targets, outDegree, words);
    }

    /** Tables that a projection's targets are drawn with; empty where they are uniform. */
    public Optional<GridTables> gridTables(int projection) {
        return rules[projection].gridTables();
    }

    /** Spikes of a stimulus; the result belongs to one thread. */
    public PoissonDraw stimulus(int stimulus, double dtMs) {
        Stimulus described = spec.stimuli().get(stimulus);
        if (described instanceof Stimulus.PoissonSources poisson) {
            return new PoissonDraw(poisson, stimulus, dtMs);
        }
        throw new AssertionError("stimulus without a draw: " + described);
    }

    /** Membrane potentials at time 0 of one population, mV, shape {@code [neuron]}: one word a neuron, 24 bits of it. */
    public float[] initialPotentials(int population) {
        Population described = spec.populations().get(population);
        int first = spec.firstNeuron(population);
        float low = (float) described.initialPotential().lowMv();
        float range = (float) (described.initialPotential().highMv()
                - described.initialPotential().lowMv());
        float[] potentials = new float[described.size()];
        int[] words = new int[4];
        for (int i = 0; i < potentials.length; i++) {
            RandomStream.INITIAL_STATE.block(seed, first + i, 0, 0, words);
            potentials[i] = Math.fma(range, (words[0] >>> 8) * 0x1p-24f, low);
        }
        return potentials;
    }
}
