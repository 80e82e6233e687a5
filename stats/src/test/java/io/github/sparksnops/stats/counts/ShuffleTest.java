package io.github.sparksnops.stats.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    private static final int[] FOUR = {10, 20, 30, 40};

    private static int[] shuffle(int[] items, int count, long seed) {
        return Shuffle.first(items, count, RandomStream.FOLDS, seed, 0, 0);
    }

    @Test
    void first_all_givesEveryOrderEquallyOften() {
        Map<String, Integer> orders = new HashMap<>();
        for (long seed = 0; seed < 24_000; seed++) {
            orders.merge(Arrays.toString(shuffle(FOUR, 4, seed)), 1, Integer::sum);
        }

        // binomial(24000, 1/24): sd 31; five of them
        assertThat(orders).hasSize(24);
        assertThat(orders.values()).allMatch(n -> Math.abs(n - 1000) < 155);
    }

    @Test
    void first_some_givesEveryOrderedPairEquallyOften() {
        Map<String, Integer> pairs = new HashMap<>();
        for (long seed = 0; seed < 12_000; seed++) {
            pairs.merge(Arrays.toString(shuffle(FOUR, 2, seed)), 1, Integer::sum);
        }

        assertThat(pairs).hasSize(12);
        assertThat(pairs.values()).allMatch(n -> Math.abs(n - 1000) < 152);
    }

    /* Four words make a block: the fifth item and those after come from other blocks. */
    @Test
    void first_moreThanABlock_placesEveryItemEverywhere() {
        int[] items = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        int[][] placed = new int[10][10];
        for (long seed = 0; seed < 5000; seed++) {
            int[] shuffled = shuffle(items, 10, seed);
            for (int place = 0; place < 10; place++) {
                placed[place][shuffled[place]]++;
            }
        }

        // binomial(5000, 1/10): sd 21; five of them
        assertThat(Arrays.stream(placed).flatMapToInt(Arrays::stream)).allMatch(n -> Math.abs(n - 500) < 106);
    }

    @Test
    void first_fewer_isTheBeginningOfAll() {
        assertThat(shuffle(FOUR, 2, 3)).isEqualTo(Arrays.copyOf(shuffle(FOUR, 4, 3), 2));
    }

    @Test
    void first_items_areLeftAsTheyAre() {
        int[] items = FOUR.clone();

        shuffle(items, 4, 1);

        assertThat(items).isEqualTo(FOUR);
    }

    @Test
    void first_nothing_isEmpty() {
        assertThat(shuffle(new int[0], 0, 1)).isEmpty();
    }

    @Test
    void first_address_decidesTheOrder() {
        int[] items = new int[50];
        Arrays.setAll(items, i -> i);
        int[] order = Shuffle.first(items, 50, RandomStream.FOLDS, 1, 2, 3);

        assertThat(Shuffle.first(items, 50, RandomStream.FOLDS, 1, 2, 3)).isEqualTo(order);
        assertThat(Shuffle.first(items, 50, RandomStream.PERMUTATION, 1, 2, 3)).isNotEqualTo(order);
        assertThat(Shuffle.first(items, 50, RandomStream.FOLDS, 2, 2, 3)).isNotEqualTo(order);
        assertThat(Shuffle.first(items, 50, RandomStream.FOLDS, 1, 3, 3)).isNotEqualTo(order);
        assertThat(Shuffle.first(items, 50, RandomStream.FOLDS, 1, 2, 4)).isNotEqualTo(order);
    }
}
