package io.github.sparksnops.stats.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeuronSamplingTest {
    private static int[] candidates(int n) {
        int[] ids = new int[n];
        Arrays.setAll(ids, i -> 10 * i);
        return ids;
    }

    @Test
    void draw_withoutReplacement_distinctAndFromTheCandidates() {
        int[] drawn = NeuronSampling.draw(candidates(60), 50, 7, 3);

        assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(50);
        assertThat(Arrays.stream(drawn)).allMatch(id -> id % 10 == 0 && id < 600);
    }

    @Test
    void draw_address_decidesTheSampling() {
        int[] drawn = NeuronSampling.draw(candidates(500), 50, 7, 3);

        assertThat(NeuronSampling.draw(candidates(500), 50, 7, 3)).isEqualTo(drawn);
        assertThat(NeuronSampling.draw(candidates(500), 50, 7, 4)).isNotEqualTo(drawn);
        assertThat(NeuronSampling.draw(candidates(500), 50, 8, 3)).isNotEqualTo(drawn);
    }

    @Test
    void draw_manySeeds_takesEveryCandidateEquallyOften() {
        int[] taken = new int[40];
        for (int seed = 0; seed < 4000; seed++) {
            for (int id : NeuronSampling.draw(candidates(40), 10, seed, 0)) {
                taken[id / 10]++;
            }
        }

        // binomial(4000, 1/4): sd 27; five of them
        assertThat(Arrays.stream(taken)).allMatch(n -> Math.abs(n - 1000) < 137);
    }

    @Test
    void draw_all_isAPermutation() {
        int[] drawn = NeuronSampling.draw(candidates(30), 30, 1, 1);
        Arrays.sort(drawn);

        assertThat(drawn).isEqualTo(candidates(30));
    }
}
