package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.wiring.Network;
import java.util.Optional;

/**
 * Projections of one source class, by target population.
 *
 * @param projections index of the projection onto each population, -1 where there is none
 */
record ClassProjections(NetworkSpec spec, int sources, int[] projections) {
    /** A dense row costs this many bytes per synapse at most; beyond, adding ones at the targets is faster. */
    private static final int LARGEST_BYTES_PER_SYNAPSE = 32;

    /** Rows of one class may take this much memory; beyond, lists are smaller. */
    private static final long LARGEST_ROWS_BYTES = 1L << 30;

    static ClassProjections of(NetworkSpec spec, int sourceClass) {
        int[] projections = new int[spec.populations().size()];
        java.util.Arrays.fill(projections, -1);
        for (int i = 0; i < spec.projections().size(); i++) {
            Projection projection = spec.projections().get(i);
            if (spec.classOf(projection.source()) == sourceClass) {
                projections[spec.populationOf(projection.target())] = i;
            }
        }
        return new ClassProjections(spec, spec.classSize(sourceClass), projections);
    }

    /** Whether dense rows are the faster form. */
    boolean dense() {
        long synapses = 0;
        long rowBytes = 0;
        for (int a = 0; a < projections.length; a++) {
            rowBytes += CountRows.paddedSize(size(a));
            synapses += projections[a] < 0 ? 0 : outDegree(a);
        }
        return rowBytes <= LARGEST_BYTES_PER_SYNAPSE * synapses && rowBytes * sources <= LARGEST_ROWS_BYTES;
    }

    /** Memory of the rows or lists of this class, bytes. */
    long bytes() {
        long bytes = 0;
        for (int a = 0; a < projections.length; a++) {
            if (dense()) {
                bytes += CountRows.bytes(sources, size(a));
            } else if (projections[a] >= 0) {
                bytes += TargetLists.bytes(sources, outDegree(a), size(a));
            }
        }
        return bytes;
    }

    /** Dense rows; empty where a pair has more synapses than a byte counts. */
    Optional<CountRows> rows(Network network) {
        int[] sizes = spec.populations().stream().mapToInt(Population::size).toArray();
        CountRows rows = new CountRows(sources, sizes);
        int[] words = new int[4];
        for (int a = 0; a < projections.length; a++) {
            if (projections[a] < 0) {
                continue;
            }
            int[] targets = new int[outDegree(a)];
            for (int source = 0; source < sources; source++) {
                network.drawTargets(projections[a], source, targets, words);
                if (!rows.connect(source, a, targets)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(rows);
    }

    /** Target lists by population, null where nothing projects. */
    TargetLists[] lists(Network network) {
        TargetLists[] lists = new TargetLists[projections.length];
        for (int a = 0; a < lists.length; a++) {
            if (projections[a] >= 0) {
                lists[a] = TargetLists.of(network, projections[a], sources, outDegree(a), size(a));
            }
        }
        return lists;
    }

    private int size(int population) {
        return spec.populations().get(population).size();
    }

    private int outDegree(int population) {
        return spec.projections().get(projections[population]).connectivity().outDegree();
    }
}
