package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
    private static int[] consecutive(int windows) {
        return IntStream.range(0, windows).toArray();
    }

    private static int[] sizes(List<int[]> folds) {
        return folds.stream().mapToInt(fold -> fold.length).toArray();
    }

    /** floor(linspace(1, B + 1, folds + 1)), differences. */
    private static int[] publishedSizes(int windows, int folds) {
        int[] sizes = new int[folds];
        for (int f = 0; f < folds; f++) {
            sizes[f] = (int)
                    (Math.floor(1 + (f + 1) * (double) windows / folds) - Math.floor(1 + f * (double) windows / folds));
        }
        return sizes;
    }

    @Test
    void draw_publishedWindows_hasThePublishedSizes() {
        assertThat(sizes(Partition.draw(consecutive(699), 5, 1, 0, 0))).containsExactly(139, 140, 140, 140, 140);
        assertThat(sizes(Partition.draw(consecutive(47), 5, 1, 0, 0))).containsExactly(9, 9, 10, 9, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 6, 9, 10, 48, 101, 700, 1234})
    void draw_anyWindows_takesEachOnceInThePublishedSizes(int windows) {
        List<int[]> folds = Partition.draw(consecutive(windows), 5, 3, 1, 0);

        assertThat(sizes(folds)).isEqualTo(publishedSizes(windows, 5));
        assertThat(folds.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(consecutive(windows));
    }

    @Test
    void draw_address_decidesTheFolds() {
        List<int[]> folds = Partition.draw(consecutive(100), 5, 1, 2, 3);

        assertThat(Partition.draw(consecutive(100), 5, 1, 2, 3)).containsExactlyElementsOf(folds);
        assertThat(Partition.draw(consecutive(100), 5, 9, 2, 3).get(0)).isNotEqualTo(folds.get(0));
        assertThat(Partition.draw(consecutive(100), 5, 1, 9, 3).get(0)).isNotEqualTo(folds.get(0));
        assertThat(Partition.draw(consecutive(100), 5, 1, 2, 9).get(0)).isNotEqualTo(folds.get(0));
    }

    @Test
    void draw_manySeeds_bringsEveryPairTogetherEquallyOften() {
        int[] together = new int[20];
        for (long seed = 0; seed < 2000; seed++) {
            for (int[] fold : Partition.draw(consecutive(20), 5, seed, 0, 0)) {
                if (fold[0] == 0) {
                    Arrays.stream(fold).forEach(w -> together[w]++);
                }
            }
        }

        // three of the other 19: binomial(2000, 3/19), sd 16; five of them
        assertThat(Arrays.stream(together).skip(1)).allMatch(n -> Math.abs(n - 316) < 82);
    }

    /** A bootstrap draws windows several times: held-out counts that were trained on would not be new. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void draw_windowsDrawnSeveralTimes_stayTogether(long seed) {
        int[] origins = new java.util.Random(seed).ints(200, 0, 150).toArray();

        List<int[]> folds = Partition.draw(origins, 5, seed, 0, 0);

        int[] foldOf = new int[150];
        Arrays.fill(foldOf, -1);
        int seen = 0;
        for (int f = 0; f < 5; f++) {
            for (int w : folds.get(f)) {
                assertThat(foldOf[origins[w]]).as("window %s", w).isIn(-1, f);
                foldOf[origins[w]] = f;
                seen++;
            }
        }
        assertThat(seen).isEqualTo(200);
        long distinct = Arrays.stream(origins).distinct().count();
        assertThat(Arrays.stream(publishedSizes((int) distinct, 5)).sum()).isEqualTo((int) distinct);
        for (int f = 0; f < 5; f++) {
            int fold = f;
            assertThat(Arrays.stream(foldOf).filter(g -> g == fold).count())
                    .isEqualTo(publishedSizes((int) distinct, 5)[f]);
        }
    }
}
