package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;

/**
 * Neurons that share one model and polarity.
 *
 * @param size number of neurons
 * @param initialPotential range of V at the start, uniform
 */
public record Population(
        String name, int size, Polarity polarity, NeuronModel neuronModel, InitialPotential initialPotential) {
    public Population {
        require(!name.isBlank(), "a population needs a name");
        require(size > 0, "size of %s = %s: must be positive", name, size);
    }

    /** Side of the square grid the neurons lie on, or -1 where the size is no square; neuron (x, y) has id x * side + y. */
    public static int gridSide(int size) {
        int side = (int) Math.round(Math.sqrt(size));
        return side * side == size ? side : -1;
    }

    /** Uniform range of the membrane potential at time 0, mV. */
    public record InitialPotential(double lowMv, double highMv) {
        public InitialPotential {
            require(lowMv <= highMv, "initial potential from %s to %s mV: must ascend", lowMv, highMv);
        }
    }
}
