package io.github.sparksnops.network.wiring;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.Population;
import java.util.Optional;

/** Draws the targets of one source of a projection; the connectivity rule made ready for its populations. */
abstract sealed class TargetRule permits UniformTargets, WrappedGaussianTargets {
    /** From this width on the wrapped Gaussian differs from the uniform distribution by less than 2^-32 (8e-11). */
    static final double UNIFORM_SIGMA = 1.1;

    static TargetRule of(Connectivity connectivity, int sources, int targets) {
        if (connectivity instanceof Connectivity.Uniform) {
            return new UniformTargets(targets);
        }
        if (connectivity instanceof Connectivity.WrappedGaussian gaussian) {
            return gaussian.sigma() >= UNIFORM_SIGMA
                    ? new UniformTargets(targets)
                    : new WrappedGaussianTargets(
                            Population.gridSide(sources), Population.gridSide(targets), gaussian.sigma());
        }
        throw new AssertionError("connectivity without a rule: " + connectivity);
    }

    /** Tables of a rule on a grid; empty where all targets are equally likely. */
    abstract Optional<GridTables> gridTables();

    /** Expected synapses on the target neuron that gets most of them. */
    abstract double largestExpectedInDegree(int sources, int outDegree);

    /**
     * Draws synapses 0 .. count - 1 of a source.
     *
     * @param targets receives the ids within the target population
     * @param words scratch of 4
     */
    abstract void draw(long seed, int projection, int source, int[] targets, int count, int[] words);
}
