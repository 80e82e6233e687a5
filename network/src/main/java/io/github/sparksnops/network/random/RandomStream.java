package io.github.sparksnops.network.random;

/**
 * The purposes random words are drawn for. A draw is addressed by (seed, stream, coordinates), so it is the same on any
 * device, in any order and however the work is split. The coordinates are the first three counter words, the stream is the
 * fourth; the trial's seed is the key.
 */
public enum RandomStream {
    /** Coordinates: block of the source's synapses, source, projection. */
    WIRING(1),
    /** Coordinates: block of the step's words, step, stimulus. */
    STIMULUS(2),
    /** Coordinates: neuron, 0, 0. */
    INITIAL_STATE(3),
    /** Coordinates: block of the sampling's words, sampling, 0. */
    SAMPLING(4),
    /** Coordinates: block of the fit's words, fit, sampling. */
    FACTOR_START(5),
    /** Coordinates: block of the partition's words, partition, sampling. */
    FOLDS(6),
    /** Coordinates: block of the permutation's words, permutation and neuron, sampling. */
    PERMUTATION(7),
    /** Coordinates: block of the repeat's words, repeat, purpose (windows, samplings, session). */
    BOOTSTRAP(8),
    /** Coordinates: block of the point's words, low and high word of its index; the key is the study's seed, as below. */
    UNIFORM_POINTS(9),
    /** Coordinates: 0, dimension, 0. */
    SCRAMBLING(10),
    /** Coordinates: half of the number to permute, variant and round, order. */
    ORDER(11),
    /** Coordinates: block of the point's words, place in the hypercube, number of the hypercube. */
    WITHIN_SLICES(12),
    /** Coordinates: block of the point's words, number of the point, round. */
    OFFSPRING(13),
    /** Coordinates: block of the draw's words, number of the draw, purpose; the key depends on the study's seed and the round. */
    PROPOSALS(14);

    private final int id;

    RandomStream(int id) {
        this.id = id;
    }

    /** Last counter word of this stream's blocks. */
    public int id() {
        return id;
    }

    /** Four random words at an address. */
    public void block(long seed, int c0, int c1, int c2, int[] out) {
        Philox.block(seed, c0, c1, c2, id, out);
    }

    /**
     * Uniform index in 0 .. n - 1 from one word, by multiply-high. The bias is below n / 2^32, and unlike rejection it takes
     * the same words every time.
     */
    public static int index(int word, int n) {
        return (int) (((word & 0xFFFFFFFFL) * n) >>> 32);
    }
}
