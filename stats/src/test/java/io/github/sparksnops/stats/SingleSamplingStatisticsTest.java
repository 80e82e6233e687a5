package io.github.sparksnops.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The statistics of one sampling against plain double formulas and against hand-made cases. */
class SingleSamplingStatisticsTest {
    private static int[][] randomCounts(long seed, int neurons, int windows) {
        Random random = new Random(seed);
        int[][] counts = new int[neurons][windows];
        for (int w = 0; w < windows; w++) {
            double shared = random.nextGaussian();
            for (int i = 0; i < neurons; i++) {
                counts[i][w] = (int) Math.max(0, Math.round(4 + i % 3 + shared + 1.5 * random.nextGaussian()));
            }
        }
        return counts;
    }

    @Test
    void statistics_randomCounts_agreeWithTheDefinitions() {
        int[][] counts = randomCounts(1, 20, 699);
        SamplingMoments moments = moments(counts);
        double rate = 0;
        double fano = 0;
        double correlation = 0;
        for (int i = 0; i < 20; i++) {
            rate += mean(counts[i]) / 20 * 1000 / 200;
            fano += covariance(counts[i], counts[i]) / mean(counts[i]) / 20;
            for (int j = 0; j < i; j++) {
                double r = covariance(counts[i], counts[j])
                        / Math.sqrt(covariance(counts[i], counts[i]) * covariance(counts[j], counts[j]));
                correlation += 0.5 * Math.log((1 + r + 1e-10) / (1 - r + 1e-10)) / 190;
            }
        }

        assertThat(FiringRate.of(moments, 200)).isCloseTo(rate, within(1e-12));
        assertThat(FanoFactor.of(moments)).isCloseTo(fano, within(1e-12));
        assertThat(SpikeCountCorrelation.of(moments)).isCloseTo(correlation, within(1e-12));
        assertThat(correlation).as("the case has correlation to measure").isGreaterThan(0.1);
    }

    private static SamplingMoments moments(int[][] counts) {
        return SamplingMoments.of(SampledCounts.of(counts));
    }

    private static double mean(int[] x) {
        double sum = 0;
        for (int v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    private static double covariance(int[] x, int[] y) {
        double sum = 0;
        for (int w = 0; w < x.length; w++) {
            sum += (x[w] - mean(x)) * (y[w] - mean(y));
        }
        return sum / (x.length - 1);
    }

    @Test
    void correlation_constantNeuron_isLeftOut() {
        int[][] counts = {{1, 2, 3, 4}, {2, 4, 6, 8}, {5, 5, 5, 5}};

        double z = SpikeCountCorrelation.of(moments(counts));

        // one pair, r = 1: 0.5 ln((2 + 1e-10) / 1e-10)
        assertThat(z).isCloseTo(0.5 * Math.log((2 + 1e-10) / 1e-10), within(1e-3));
    }

    @Test
    void correlation_onlyConstantNeurons_hasNoValue() {
        assertThat(SpikeCountCorrelation.of(moments(new int[][] {{1, 1, 1}, {2, 2, 2}})))
                .isNaN();
    }

    @Test
    void correlation_opposedCounts_isMinusThatOfEqualCounts() {
        double same = SpikeCountCorrelation.of(moments(new int[][] {{0, 1, 5, 2}, {0, 1, 5, 2}}));
        double opposed = SpikeCountCorrelation.of(moments(new int[][] {{0, 1, 5, 2}, {5, 4, 0, 3}}));

        assertThat(opposed).isCloseTo(-same, within(1e-3)).isNegative();
    }

    @Test
    void fanoFactor_regularNeuron_isZero() {
        assertThat(FanoFactor.of(moments(new int[][] {{3, 3, 3}, {1, 1, 1}}))).isZero();
    }
}
