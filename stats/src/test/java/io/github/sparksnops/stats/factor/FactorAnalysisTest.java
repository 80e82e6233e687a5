package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared variance, dimensionality and eigenspectrum of counts whose loadings are known, and what must not change them. */
class FactorAnalysisTest {
    /** Where EM stops depends on where it starts: 1e-8 of the likelihood gained, some 1e-3 of a loading. */
    private static final double STOP_TOLERANCE = 0.005;

    /** Rounding alone. */
    private static final double ROUNDING = 1e-9;

    private static FactorOutcome.Shared shared(SampledCounts counts, LatentChoice latents) {
        FactorAnalysisSettings settings = new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, latents);
        return (FactorOutcome.Shared) FactorAnalysis.of(counts, settings, 11, 2);
    }

    private static FactorOutcome.Shared shared(int[][] counts) {
        return shared(SampledCounts.of(counts), new LatentChoice.CrossValidation());
    }

    private static double[] eigenvalues(double[][] loadings) {
        double[][] smaller = PlainFactorAnalysis.product(PlainFactorAnalysis.transposed(loadings), loadings);
        double[] row = Arrays.stream(smaller).flatMapToDouble(Arrays::stream).toArray();
        return SymmetricEigenvalues.of(row, smaller.length, smaller.length);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "20, 3", "30, 6"})
    void of_knownLoadings_recoversThem(int neurons, int latents) {
        // in units of counts so small against the deviations that rounding to whole counts is nothing
        double[][] loadings = CountMatrices.loadings(neurons, latents, 60, 5);
        double privateDeviation = 80;
        int windows = 20_000;
        int[][] counts = CountMatrices.withLoadings(loadings, privateDeviation, 1000, windows, 6);
        double expected = 0;
        for (double[] row : loadings) {
            double variance = Arrays.stream(row).map(l -> l * l).sum();
            expected += variance / (variance + privateDeviation * privateDeviation) / neurons;
        }

        FactorOutcome.Shared shared = shared(SampledCounts.of(counts), new LatentChoice.FullCrossValidation());

        assertThat(shared.latents()).isEqualTo(latents);
        // the standard error of one neuron's share is below 2 sqrt(share / B), and neurons share the latents' errors
        assertThat(shared.sharedVariance()).isCloseTo(expected, within(4 * 2 / Math.sqrt(windows)));
        double[] spectrum = eigenvalues(loadings);
        for (int k = 0; k < neurons; k++) {
            // standard error of an eigenvalue: sqrt(2 / B) of it and of the private variance mixed in; four of them
            double eigenvalue = k < latents ? spectrum[k] : 0;
            double tolerance =
                    k < latents ? 4 * Math.sqrt(2.0 / windows) * (eigenvalue + privateDeviation * privateDeviation) : 0;
            assertThat(shared.eigenspectrum()[k]).as("eigenvalue %s", k).isCloseTo(eigenvalue, within(tolerance));
        }
        assertThat(shared.sharedDimensionality()).isEqualTo(neededFor95Percent(spectrum));
    }

    private static int neededFor95Percent(double[] spectrum) {
        double total = Arrays.stream(spectrum).sum();
        int needed = 0;
        for (double explained = 0; explained < 0.95 * total; needed++) {
            explained += spectrum[needed];
        }
        return needed;
    }

    @Test
    void of_anySpectrum_isDescendingAndSumsToTheSharedVariances() {
        int[][] counts = CountMatrices.withLatents(20, 4, 400, 3);

        double[] spectrum = shared(counts).eigenspectrum();

        for (int k = 1; k < spectrum.length; k++) {
            assertThat(spectrum[k]).isLessThanOrEqualTo(spectrum[k - 1]).isGreaterThanOrEqualTo(0);
        }
        double variances = 0;
        for (int i = 0; i < 20; i++) {
            variances += CountMatrices.covariance(counts).variance(i);
        }
        assertThat(Arrays.stream(spectrum).sum()).isBetween(0.5 * variances, variances);
    }

    @Test
    void of_noLatents_sharesNothing() {
        FactorOutcome.Shared shared =
                shared(SampledCounts.of(CountMatrices.withLatents(20, 4, 400, 3)), new LatentChoice.Fixed(0));

        assertThat(shared.latents()).isZero();
        assertThat(shared.sharedVariance()).isZero();
        assertThat(shared.sharedDimensionality()).isZero();
        assertThat(shared.eigenspectrum()).containsOnly(0).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_neuronsInAnotherOrder_givesTheSameStatistics(long seed) {
        int[][] counts = CountMatrices.withLatents(20, 3, 500, seed);
        int[][] reversed = IntStream.range(0, 20).mapToObj(i -> counts[19 - i]).toArray(int[][]::new);

        assertClose(shared(reversed), shared(counts), 1, STOP_TOLERANCE);
    }

    @Test
    void of_anotherSeed_startsElsewhereAndEndsThere() {
        SampledCounts counts = SampledCounts.of(CountMatrices.withLatents(20, 3, 500, 1));
        FactorAnalysisSettings three =
                new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, new LatentChoice.Fixed(3));

        FactorOutcome.Shared one = (FactorOutcome.Shared) FactorAnalysis.of(counts, three, 1, 0);
        FactorOutcome.Shared other = (FactorOutcome.Shared) FactorAnalysis.of(counts, three, 2, 0);

        assertClose(other, one, 1, STOP_TOLERANCE);
        assertThat(other.sharedVariance()).isNotEqualTo(one.sharedVariance());
    }

    /* The geometric mean eigenvalue scales with the counts, so EM starts from scaled loadings and takes the scaled path. */
    @Test
    void of_countsAMillionTimesLarger_scalesTheSpectrumAlone() {
        int[][] counts = CountMatrices.withLatents(20, 3, 500, 4);

        assertClose(shared(CountMatrices.times(counts, 1_000_000)), shared(counts), 1e12, ROUNDING);
    }

    @Test
    void of_deviationsTimesAScale_givesTheStatisticsOfTheDeviations() {
        int[][] counts = CountMatrices.withLatents(20, 3, 500, 4);
        int[] origins = IntStream.range(0, 500).toArray();
        SampledCounts scaled = new SampledCounts(
                CountMatrices.independent(20, 500, 1),
                Optional.of(new SampledCounts.Deviations(CountMatrices.times(counts, 25), 25)),
                origins);

        assertClose(shared(scaled, new LatentChoice.CrossValidation()), shared(counts), 1, ROUNDING);
    }

    @Test
    void of_otherMeans_givesTheSameBits() {
        int[][] counts = CountMatrices.withLatents(20, 3, 500, 4);
        int[][] shifted = new int[20][];
        Arrays.setAll(
                shifted,
                i -> Arrays.stream(counts[i]).map(c -> c + 1_000_000 + 1000 * i).toArray());

        assertThat(FactorAnalysisCases.bits(shared(shifted))).isEqualTo(FactorAnalysisCases.bits(shared(counts)));
    }

    private static void assertClose(
            FactorOutcome.Shared actual, FactorOutcome.Shared expected, double spectrumScale, double tolerance) {
        assertThat(actual.latents()).isEqualTo(expected.latents()).isPositive();
        assertThat(actual.sharedDimensionality()).isEqualTo(expected.sharedDimensionality());
        assertThat(actual.sharedVariance()).isCloseTo(expected.sharedVariance(), within(tolerance));
        double[] spectrum = Arrays.stream(expected.eigenspectrum())
                .map(e -> e * spectrumScale)
                .toArray();
        assertThat(actual.eigenspectrum()).containsExactly(spectrum, within(tolerance * spectrum[0]));
    }
}
