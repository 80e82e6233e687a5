package io.github.sparksnops.bench.fit;

import io.github.sparksnops.driver.fit.StoredFit;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one fit measured, in the order of its evaluations. The best cost so far is that of a network that was lucky as well as good:
 * only what was measured after it had been chosen says what it costs on the average.
 *
 * @param method of the search
 * @param proposed evaluations of the search, with those that have no cost
 * @param costs measured by the search; shape {@code [evaluation]}
 * @param confirmations costs of the leaders, simulated again when the search was over; shape {@code [leader]}, the first one's first
 * @param leader parameter set that the fit names in the end; empty where no evaluation has a cost
 */
record FitSeries(
        String method, long seed, int proposed, double[] costs, double[] confirmations, Optional<TriedPoint> leader) {
    static FitSeries of(String method, long seed, List<StoredFit.Round> rounds, Optional<Leader> leader) {
        int proposed = rounds.stream()
                .filter(round -> !round.confirmation())
                .mapToInt(round -> round.evaluations().size())
                .sum();
        return new FitSeries(
                method, seed, proposed, costs(rounds, false), costs(rounds, true), leader.map(Leader::point));
    }

    private static double[] costs(List<StoredFit.Round> rounds, boolean confirmation) {
        return rounds.stream()
                .filter(round -> round.confirmation() == confirmation)
                .flatMap(round -> round.evaluations().stream())
                .filter(evaluation -> evaluation.outcome() instanceof Evaluation.Scored)
                .mapToDouble(evaluation -> ((Evaluation.Scored) evaluation.outcome()).cost())
                .toArray();
    }

    /** The least cost up to each evaluation of the search; shape {@code [evaluation]}. */
    double[] best() {
        double[] best = costs.clone();
        for (int i = 1; i < best.length; i++) {
            best[i] = Math.min(best[i], best[i - 1]);
        }
        return best;
    }

    String name() {
        return method + ", seed " + seed;
    }

    /** The numbers of the picture, a line. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%-16s %4d proposed, %4d with a cost, least %.3g; %s; leader %s",
                name(),
                proposed,
                costs.length,
                Arrays.stream(costs).min().orElse(Double.NaN),
                again(),
                leader.map(FitSeries::text).orElse("none"));
    }

    private String again() {
        return confirmations.length == 0
                ? "no leader again yet"
                : String.format(
                        Locale.ROOT,
                        "%d leaders again: mean %.3g +- %.2g, median %.3g",
                        confirmations.length,
                        Arrays.stream(confirmations).average().orElseThrow(),
                        standardError(confirmations),
                        median(confirmations));
    }

    private static String text(TriedPoint leader) {
        return String.format(
                Locale.ROOT,
                "%.3g +- %.2g (mean of %d)",
                leader.meanCost(),
                leader.standardError(),
                leader.costs().length);
    }

    private static double standardError(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
