package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.wiring.Network;

/**
 * Targets of one projection, a row per source: 16-bit ids where the target population allows it, else 32-bit. Delivering a
 * spike adds one to the count of each target; integer counts make the order of spikes immaterial.
 */
final class TargetLists {
    private static final int SIXTEEN_BITS = 1 << 16;
    /** Header of an array and the reference to it. */
    private static final int BYTES_PER_ROW = 20;

    private final char[][] narrow;
    private final int[][] wide;

    private TargetLists(char[][] narrow, int[][] wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** Memory of the lists of one projection, bytes. */
    static long bytes(long sources, int outDegree, int targetSize) {
        int bytesPerId = targetSize <= SIXTEEN_BITS ? Character.BYTES : Integer.BYTES;
        return sources * ((long) outDegree * bytesPerId + BYTES_PER_ROW);
    }

    /** Draws all rows of a projection. */
    static TargetLists of(Network network, int projection, int sources, int outDegree, int targetSize) {
        boolean fits = targetSize <= SIXTEEN_BITS;
        char[][] narrow = fits ? new char[sources][outDegree] : null;
        int[][] wide = fits ? null : new int[sources][outDegree];
        int[] targets = new int[outDegree];
        int[] words = new int[4];
        for (int source = 0; source < sources; source++) {
            if (fits) {
                network.drawTargets(projection, source, targets, words);
                for (int k = 0; k < outDegree; k++) {
                    narrow[source][k] = (char) targets[k];
                }
            } else {
                network.drawTargets(projection, source, wide[source], words);
            }
        }
        return new TargetLists(narrow, wide);
    }

    /**
     * Delivers one spike of a source.
     *
     * @param first where in the counts neuron 0 stands
     */
    void deliver(int source, int[] counts, int first) {
        if (narrow != null) {
            for (char target : narrow[source]) {
                counts[first + target]++;
            }
        } else {
            for (int target : wide[source]) {
                counts[first + target]++;
            }
        }
    }
}
