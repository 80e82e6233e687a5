package io.github.sparksnops.network.wiring;

import io.github.sparksnops.network.random.RandomStream;
import java.util.Optional;

/** Every target is equally likely: one word a synapse, four synapses a block. */
final class UniformTargets extends TargetRule {
    private final int size;

    UniformTargets(int size) {
        this.size = size;
    }

    @Override
    Optional<GridTables> gridTables() {
        return Optional.empty();
    }

    @Override
    double largestExpectedInDegree(int sources, int outDegree) {
        return (double) sources * outDegree / size;
    }

    @Override
    void draw(long seed, int projection, int source, int[] targets, int count, int[] words) {
        for (int k = 0; k < count; k += 4) {
            RandomStream.WIRING.block(seed, k >>> 2, source, projection, words);
            int end = Math.min(4, count - k);
            for (int i = 0; i < end; i++) {
                targets[k + i] = RandomStream.index(words[i], size);
            }
        }
    }
}
