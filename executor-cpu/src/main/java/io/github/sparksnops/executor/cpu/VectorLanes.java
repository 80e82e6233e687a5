package io.github.sparksnops.executor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The lane width all vector kernels of this package use: the widest the machine prefers, at most 16 lanes. */
final class VectorLanes {

    /*
     * Static final, or C2 does not see a constant species and every operation allocates (18-38 times slower). Results do
     * not depend on the width; 16 lanes is the cap because a quarter of a padded population is a multiple of 16 neurons.
     * One step of the default network on Zen 4, JDK 17, best / median us: 512 bits 3.7 / 4.3 and 4.1 / 4.7 (two runs),
     * 256 bits 3.9 / 4.4, 128 bits 6.2 / 6.8: so the preferred width stays.
     */

    /** Species of float vectors. */
    static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Species of int vectors of the same width. */
    static final VectorSpecies<Integer> INTS =
            IntVector.SPECIES_PREFERRED.length() > 16 ? IntVector.SPECIES_512 : IntVector.SPECIES_PREFERRED;

    /** Lanes in one vector: 4, 8 or 16. */
    static final int COUNT = FLOATS.length();

    /**
     * Index of the first element in every array that kernels read or write in vectors. With the JVM option
     * -XX:ObjectAlignmentInBytes=32 (bin/java-options) an array's elements start 16 bytes past a multiple of 32, so those from
     * here on are aligned to 32 bytes. Unaligned, one in two accesses crosses a cache line: the three synapse loops took
     * 1.17 us a step at off-alignment and 0.79 us aligned (512 bits; 1.49 and 0.70 with 256). Results do not depend on it.
     */
    static final int FIRST = 4;

    private VectorLanes() {}

    /** Float array with room for {@link #FIRST} and a number of elements. */
    static float[] floats(int elements) {
        return new float[FIRST + elements];
    }

    /** Int array with room for {@link #FIRST} and a number of elements. */
    static int[] ints(int elements) {
        return new int[Math.addExact(FIRST, elements)];
    }

    /** A float in all lanes. */
    static FloatVector all(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    /** An int in all lanes. */
    static IntVector all(int value) {
        return IntVector.broadcast(INTS, value);
    }
}
