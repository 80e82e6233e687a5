package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexOrderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 100, 4096, 5000})
    void at_allPlaces_isAPermutation(long n) {
        IndexOrder order = new IndexOrder(n, 99, 3, 4);

        assertThat(LongStream.range(0, n).map(order::at).distinct().filter(i -> i >= 0 && i < n))
                .hasSize((int) n);
    }

    @Test
    void at_largeOrder_staysInside() {
        IndexOrder order = new IndexOrder(IndexOrder.MOST, 1, 0, 0);

        assertThat(LongStream.range(0, 1000).map(order::at).distinct())
                .hasSize(1000)
                .allMatch(i -> i >= 0);
    }

    /** Chi-squared has n (n - 1) - 1 degrees of freedom here, as its mean, and twice that as its variance. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 13, 17})
    void at_twoPlaces_allPairsAreEquallyFrequent(int n) {
        int orders = 24_000;
        Map<List<Long>, Integer> counts = new HashMap<>();
        for (int i = 0; i < orders; i++) {
            IndexOrder order = new IndexOrder(n, 1, i / 8, i % 8);
            counts.merge(List.of(order.at(0), order.at(n - 1)), 1, Integer::sum);
        }

        int pairs = n * (n - 1);
        double expected = (double) orders / pairs;
        double chiSquared = counts.values().stream()
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        assertThat(counts).hasSize(pairs);
        assertThat(chiSquared).isLessThan(pairs - 1 + 5 * Math.sqrt(2.0 * (pairs - 1)));
    }
}
