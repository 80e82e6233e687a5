package io.github.sparksnops.stats.factor;

import io.github.sparksnops.network.random.RandomStream;
import io.github.sparksnops.stats.counts.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random division of count windows into folds of equal size, give or take one. */
final class Partition {
    private Partition() {}

    /**
     * Divides windows.
     *
     * @param origins which window of the recording each window is: equal ones come into the same fold, or held-out counts would
     *     not be new
     * @param address of the partition within the sampling
     * @return indices of each fold's windows, shape {@code [fold][window]}; the smallest are empty where there are few windows
     */
    static List<int[]> draw(int[] origins, int folds, long seed, int sampling, int address) {
        int[] distinct = Arrays.stream(origins).distinct().sorted().toArray();
        int[] order = Shuffle.first(distinct, distinct.length, RandomStream.FOLDS, seed, address, sampling);
        int[] foldOf = new int[distinct.length == 0 ? 0 : distinct[distinct.length - 1] + 1];
        for (int fold = 0; fold < folds; fold++) {
            int end = edge(fold + 1, folds, order.length);
            for (int position = edge(fold, folds, order.length); position < end; position++) {
                foldOf[order[position]] = fold;
            }
        }
        List<int[]> windows = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int wanted = fold;
            windows.add(java.util.stream.IntStream.range(0, origins.length)
                    .filter(w -> foldOf[origins[w]] == wanted)
                    .toArray());
        }
        return windows;
    }

    /** As published: floor(linspace(1, B + 1, folds + 1)), counted from 0. */
    private static int edge(int fold, int folds, int windows) {
        return (int) ((long) fold * windows / folds);
    }
}
