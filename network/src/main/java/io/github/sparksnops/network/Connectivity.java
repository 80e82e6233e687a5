package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;

/**
 * Rule by which the synapses of a projection are drawn. Both rules give every source the same number of synapses, drawn
 * independently and with replacement: a pair may hold several, and a neuron may target itself (SNOPS, {@code
 * src/gen_weights.m}).
 */
public sealed interface Connectivity {
    /** Synapses that each source neuron makes. */
    int outDegree();

    /** Every target neuron is equally likely. */
    record Uniform(int outDegree) implements Connectivity {
        public Uniform {
            require(outDegree >= 0, "outDegree = %s: must not be negative", outDegree);
        }
    }

    /**
     * Targets fall off with distance on the unit torus; source and target population lie on square grids.
     *
     * @param outDegree synapses per source
     * @param sigma standard deviation of the wrapped Gaussian per axis, in torus sides; 0 sends all synapses of a source to
     *     one target
     */
    record WrappedGaussian(int outDegree, double sigma) implements Connectivity {
        public WrappedGaussian {
            require(outDegree >= 0, "outDegree = %s: must not be negative", outDegree);
            require(sigma >= 0 && Double.isFinite(sigma), "sigma = %s: must be a number >= 0 (torus sides)", sigma);
        }
    }
}
