package io.github.sparksnops.stats.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.CountTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedCountsTest {
    /** Rounding of one division. */
    private static final double ROUNDING = 1e-14;

    /** Three neurons in three epochs of two windows. */
    private static final int[][] COUNTS = {{1, 2, 3, 4, 5, 9}, {0, 7, 0, 7, 0, 7}, {2, 0, 0, 1, 1, 2}};

    private static ObservedCounts observed(int[][] counts) {
        CountTable spikeCounts = new CountTable(counts.length, counts[0].length);
        for (int i = 0; i < counts.length; i++) {
            for (int w = 0; w < counts[0].length; w++) {
                spikeCounts.set(i, w, counts[i][w]);
            }
        }
        return ObservedCounts.of(spikeCounts, 0, counts.length, 200);
    }

    @Test
    void sample_someNeurons_givesTheirCounts() {
        SampledCounts sampled = observed(COUNTS).sample(new int[] {2, 0});

        assertThat(sampled.counts()).isDeepEqualTo(new int[][] {COUNTS[2], COUNTS[0]});
        assertThat(sampled.varying()).isDeepEqualTo(sampled.counts());
        assertThat(sampled.scale()).isEqualTo(1);
        assertThat(sampled.origins()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /* Neuron 0 has a PSTH of 3 and 5, so deviations -2 -3 0 -1 2 4, times three epochs. Neuron 1 only repeats its PSTH. */
    @Test
    void withoutPsth_threeEpochs_givesDeviationsTimesThree() {
        SampledCounts sampled = observed(COUNTS).withoutPsth(2).sample(new int[] {0, 1, 2});

        assertThat(sampled.scale()).isEqualTo(3);
        assertThat(sampled.varying())
                .isDeepEqualTo(new int[][] {{-6, -9, 0, -3, 6, 12}, {0, 0, 0, 0, 0, 0}, {3, -3, -3, 0, 0, 3}});
        assertThat(sampled.counts()).as("rates are those of the counts").isDeepEqualTo(COUNTS);
    }

    @Test
    void withoutPsth_varianceOfTheDeviations_isThatOfTheExample() {
        SampledCounts sampled = observed(COUNTS).withoutPsth(2).sample(new int[] {0, 2});
        CountMoments moments = CountMoments.of(sampled.varying());
        double scale = sampled.scale() * sampled.scale();

        // (4 + 9 + 0 + 1 + 4 + 16) / 5; deviations of neuron 2 are 1 -1 -1 0 0 1
        assertThat(moments.variance(0) / scale).isCloseTo(34 / 5.0, within(ROUNDING));
        assertThat(moments.variance(1) / scale).isCloseTo(4 / 5.0, within(ROUNDING));
        assertThat(moments.covariance(1, 0) / scale).isCloseTo((-2 + 3 + 4) / 5.0, within(ROUNDING));
    }

    @Test
    void withoutPsth_epochsOfOneWindow_takesTheMeanOut() {
        SampledCounts sampled = observed(COUNTS).withoutPsth(1).sample(new int[] {0});

        CountMoments deviations = CountMoments.of(sampled.varying());
        assertThat(deviations.mean(0)).isZero();
        assertThat(deviations.variance(0) / 36)
                .isCloseTo(CountMoments.of(sampled.counts()).variance(0), within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 4, 5, 6, 12})
    void withoutPsth_windowsThatAreNotSeveralEpochs_areRefused(int windowsPerEpoch) {
        assertThatThrownBy(() -> observed(COUNTS).withoutPsth(windowsPerEpoch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 count windows")
                .hasMessageContaining("epochs of " + windowsPerEpoch);
    }

    @Test
    void resampled_windowsInSomeOrder_givesTheirCountsAndOrigins() {
        ObservedCounts resampled = observed(COUNTS).resampled(new int[] {5, 0, 5, 2});

        SampledCounts sampled = resampled.sample(new int[] {0});
        assertThat(resampled.windows()).isEqualTo(4);
        assertThat(sampled.counts()).isDeepEqualTo(new int[][] {{9, 1, 9, 3}});
        assertThat(sampled.origins()).containsExactly(5, 0, 5, 2);
    }

    /** The PSTH is that of the recording, whichever windows a bootstrap draws. */
    @Test
    void resampled_withoutPsth_drawsDeviations() {
        int[] windows = {5, 0, 5};
        ObservedCounts before = observed(COUNTS).withoutPsth(2).resampled(windows);
        ObservedCounts after = observed(COUNTS).resampled(windows).withoutPsth(2);

        assertThat(before.sample(new int[] {0}).varying()).isDeepEqualTo(new int[][] {{12, -6, 12}});
        assertThat(after.sample(new int[] {0}).varying()).isDeepEqualTo(new int[][] {{12, -6, 12}});
    }

    @Test
    void resampled_arrays_areCopied() {
        int[] windows = {1, 2};
        ObservedCounts resampled = observed(COUNTS).resampled(windows);
        windows[0] = 5;
        resampled.origins()[1] = 5;

        assertThat(resampled.origins()).containsExactly(1, 2);
    }

    /** Counted seconds are those of the windows that were drawn: 12 spikes in 0.8 s, not in 1.2 s. */
    @Test
    void activeNeurons_resampledWindows_areThoseAboveTheFloorThere() {
        ObservedCounts resampled = observed(COUNTS).resampled(new int[] {0, 2, 4, 4});

        ActiveNeurons active = resampled.activeNeurons(5);

        assertThat(active.ids()).containsExactly(0);
        assertThat(active.meanRateHz()).isCloseTo((1 + 3 + 5 + 5) / 0.8, within(ROUNDING * 20));
    }

    @Test
    void of_rangeOfNeurons_leavesOthersOut() {
        CountTable counts = new CountTable(4, 2);
        for (int i = 0; i < 4; i++) {
            counts.set(i, 0, 10);
        }

        ObservedCounts middle = ObservedCounts.of(counts, 1, 3, 200);

        assertThat(middle.activeNeurons(0.5).ids()).containsExactly(1, 2);
        assertThatThrownBy(() -> ObservedCounts.of(counts, 1, 5, 200)).hasMessageContaining("neurons 1 to 4");
        assertThatThrownBy(() -> ObservedCounts.of(counts, 0, 4, 0)).hasMessageContaining("count window");
    }
}
