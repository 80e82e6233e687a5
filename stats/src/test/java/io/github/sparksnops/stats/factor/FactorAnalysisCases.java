package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.List;
import java.util.stream.DoubleStream;

/** Fixed counts whose statistics must be the same to the bit in any JVM. */
final class FactorAnalysisCases {
    private FactorAnalysisCases() {}

    /** Counts, and how their latents are chosen. */
    record Case(String name, int[][] counts, LatentChoice latents) {
        FactorOutcome.Shared shared() {
            FactorAnalysisSettings settings = new FactorAnalysisSettings(FactorAnalysisSettings.Method.EM, latents);
            return (FactorOutcome.Shared) FactorAnalysis.of(SampledCounts.of(counts), settings, 42, 5);
        }

        String line() {
            return name + " " + Long.toHexString(checksum(shared()));
        }
    }

    /** Quick enough for an interpreter. */
    static List<Case> small() {
        return List.of(
                new Case("tiny", CountMatrices.withLatents(5, 1, 30, 1), new LatentChoice.Fixed(1)),
                new Case("pair", CountMatrices.withLatents(2, 1, 20, 5), new LatentChoice.CrossValidation()),
                new Case("singular", CountMatrices.withLatents(9, 2, 6, 3), new LatentChoice.CrossValidation()));
    }

    /** A sampling as published, and numbers of neurons and latents that are no multiple of a vector's length. */
    static List<Case> full() {
        return List.of(
                new Case("published", CountMatrices.withLatents(50, 4, 699, 1), new LatentChoice.CrossValidation()),
                new Case("uneven", CountMatrices.withLatents(23, 9, 350, 2), new LatentChoice.FullCrossValidation()),
                new Case("parallel", CountMatrices.withLatents(13, 3, 120, 3), new LatentChoice.ParallelAnalysis()),
                new Case("even", CountMatrices.withLatents(8, 2, 60, 1), new LatentChoice.CrossValidation()),
                new Case("odd", CountMatrices.withLatents(7, 1, 41, 2), new LatentChoice.CrossValidation()),
                new Case("fixed", CountMatrices.withLatents(6, 2, 50, 4), new LatentChoice.Fixed(5)));
    }

    /** All statistics, as bits. */
    static long[] bits(FactorOutcome.Shared shared) {
        return DoubleStream.concat(
                        DoubleStream.of(shared.latents(), shared.sharedVariance(), shared.sharedDimensionality()),
                        DoubleStream.of(shared.eigenspectrum()))
                .mapToLong(Double::doubleToLongBits)
                .toArray();
    }

    /** 64-bit FNV-1a over the bits. */
    static long checksum(FactorOutcome.Shared shared) {
        long hash = 0xcbf29ce484222325L;
        for (long word : bits(shared)) {
            hash = (hash ^ word) * 0x100000001b3L;
        }
        return hash;
    }

    /** Prints the vector length and one checksum per case. */
    public static void main(String[] arguments) {
        System.out.println("lanes " + DenseProduct.SPECIES.length());
        for (Case example : arguments[0].equals("small") ? small() : full()) {
            System.out.println(example.line());
        }
    }
}
