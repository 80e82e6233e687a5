package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StartingLoadingsTest {
    private static final int NEURONS = 400;
    private static final int LATENTS = 100;

    private static double[] draw(double scale, long seed, int sampling, int address) {
        double[] padded = StartingLoadings.draw(NEURONS, LATENTS, scale, seed, sampling, address);
        return Arrays.stream(Models.plain(padded, NEURONS, LATENTS))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double moment(double[] values, int power) {
        return Arrays.stream(values).map(v -> Math.pow(v, power)).average().orElseThrow();
    }

    @Test
    void draw_manyLoadings_areNormalWithVarianceScaleOverLatents() {
        double[] standard = draw(LATENTS, 1, 0, 0);

        // five standard errors of the moments of 40,000 normal numbers: 1, sqrt 2, sqrt 15, sqrt 96 over 200
        assertThat(moment(standard, 1)).isCloseTo(0, within(5 / 200.0));
        assertThat(moment(standard, 2)).isCloseTo(1, within(5 * 1.42 / 200));
        assertThat(moment(standard, 3)).isCloseTo(0, within(5 * 3.88 / 200));
        assertThat(moment(standard, 4)).isCloseTo(3, within(5 * 9.8 / 200));
        // beyond 2 of them: 4.55 %
        assertThat(Arrays.stream(standard).filter(v -> Math.abs(v) > 2).count() / 40_000.0)
                .isCloseTo(0.0455, within(5 * 0.00105));
    }

    @Test
    void draw_neighbours_areUncorrelated() {
        double[] standard = draw(LATENTS, 1, 0, 0);

        for (int lag : new int[] {1, 2, 3, 4, LATENTS}) {
            double product = 0;
            for (int k = lag; k < standard.length; k++) {
                product += standard[k] * standard[k - lag] / standard.length;
            }
            assertThat(product).as("lag %s", lag).isCloseTo(0, within(5 / 200.0));
        }
    }

    @Test
    void draw_otherScale_scalesTheSameNumbers() {
        double[] quadruple =
                Arrays.stream(draw(LATENTS, 1, 0, 0)).map(v -> 2 * v).toArray();

        assertThat(draw(4 * LATENTS, 1, 0, 0)).containsExactly(quadruple);
    }

    @Test
    void draw_address_decidesTheNumbers() {
        double[] drawn = draw(1, 1, 2, 3);

        assertThat(draw(1, 1, 2, 3)).isEqualTo(drawn);
        assertThat(draw(1, 2, 2, 3)).isNotEqualTo(drawn);
        assertThat(draw(1, 1, 3, 3)).isNotEqualTo(drawn);
        assertThat(draw(1, 1, 2, 4)).isNotEqualTo(drawn);
    }

    @Test
    void address_partitionFoldAndLatents_areNeverShared() {
        long distinct = java.util.stream.IntStream.range(0, 3)
                .boxed()
                .flatMap(partition -> java.util.stream.IntStream.range(0, 5)
                        .boxed()
                        .flatMap(fold -> java.util.stream.IntStream.range(0, 500)
                                .mapToObj(latents -> FactorAnalysis.address(partition, fold, latents))))
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(3 * 5 * 500);
    }

    @Test
    void draw_padding_isZero() {
        double[] padded = StartingLoadings.draw(5, 3, 1, 1, 1, 1);

        int stride = DenseProduct.padded(3);
        assertThat(padded).hasSize(DenseProduct.paddedRows(5) * stride);
        for (int k = 0; k < padded.length; k++) {
            assertThat(padded[k] == 0).as("entry %s", k).isEqualTo(k / stride >= 5 || k % stride >= 3);
        }
    }
}
