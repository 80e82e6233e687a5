package io.github.sparksnops.stats.factor;

import io.github.sparksnops.stats.counts.CountMoments;
import io.github.sparksnops.stats.counts.SampledCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses the number of latents of one sampling's counts. */
final class LatentSearch {
    /** Taken where counts are too few or too alike to compare models, as published. */
    private static final int FALLBACK = 1;

    /** Partition on which all numbers of latents are compared. */
    static final int COARSE = 0;

    private static final int FINE = 1;

    private final SampledCounts sampled;
    private final CountMoments moments;
    private final long seed;
    private final int sampling;

    LatentSearch(SampledCounts sampled, CountMoments moments, long seed, int sampling) {
        this.sampled = sampled;
        this.moments = moments;
        this.seed = seed;
        this.sampling = sampling;
    }

    /** The number of latents, m. */
    int choose(LatentChoice choice, Covariance covariance, boolean singular) {
        if (choice instanceof LatentChoice.Fixed fixed) {
            return fixed.latents();
        }
        if (singular) {
            return FALLBACK;
        }
        if (choice instanceof LatentChoice.CrossValidation) {
            return coarseThenFine();
        }
        if (choice instanceof LatentChoice.FullCrossValidation) {
            return best(COARSE, IntStream.rangeClosed(0, mostLatents()).boxed().collect(Collectors.toList()))
                    .map(Candidate::latents)
                    .orElse(FALLBACK);
        }
        if (choice instanceof LatentChoice.ParallelAnalysis) {
            return new ParallelAnalysis(sampled, seed, sampling).latents(covariance);
        }
        throw new AssertionError(choice);
    }

    private int mostLatents() {
        return moments.neurons() / 2;
    }

    /* The neighbours are tried on another partition, and compared with the winner's likelihood on the first: as published. */
    private int coarseThenFine() {
        List<Integer> candidates = new ArrayList<>(List.of(0));
        for (int m = 1; m <= mostLatents(); m += 2) {
            candidates.add(m);
        }
        Optional<Candidate> coarse = best(COARSE, candidates);
        if (coarse.isEmpty()) {
            return FALLBACK;
        }
        int winner = coarse.get().latents();
        if (winner == 0) {
            return 0;
        }
        List<Integer> neighbours = new ArrayList<>();
        if (winner > 1) {
            neighbours.add(winner - 1);
        }
        if (winner == 1 || winner < candidates.get(candidates.size() - 1)) {
            neighbours.add(winner + 1);
        }
        neighbours.removeIf(m -> m >= moments.neurons());
        if (neighbours.isEmpty()) {
            return winner;
        }
        return best(FINE, neighbours)
                .map(fine -> fine.logLikelihood() > coarse.get().logLikelihood() ? fine.latents() : winner)
                .orElse(FALLBACK);
    }

    private record Candidate(int latents, double logLikelihood) {}

    /** The candidate with the largest held-out likelihood, the first of equal ones; empty where any of them has none. */
    private Optional<Candidate> best(int partition, List<Integer> candidates) {
        Optional<CrossValidation> validation = CrossValidation.of(sampled, moments, seed, sampling, partition);
        if (validation.isEmpty()) {
            return Optional.empty();
        }
        Candidate best = null;
        for (int latents : candidates) {
            double logLikelihood = validation.get().logLikelihood(latents);
            if (!Double.isFinite(logLikelihood)) {
                return Optional.empty();
            }
            if (best == null || logLikelihood > best.logLikelihood()) {
                best = new Candidate(latents, logLikelihood);
            }
        }
        return Optional.of(best);
    }
}
