package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.stats.StatisticValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small fits for tests: networks of 100 neurons, a target of the three statistics that need no factor analysis. */
public final class Fits {
    private static final String FIT =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            target: target.yaml
            search:
              tau_decay_i: {from: 4, to: 16}
              j_ee: {from: 5, to: 30}
            method: sobol
            round_size: 8
            budget: {rounds: 3}
            screening: {duration_ms: 1000}
            full: {duration_ms: 1500}
            seed: 7
            window: {burn_in_ms: 500, count_window_ms: 100, dt_ms: 0.1}
            statistics: {neurons: 10, samplings: 4, min_rate_hz: 0.5, factor_analysis: {method: none}}
            """;
    private static final String TARGET =
            """
            n_neuron: 10
            count_window_ms: 100
            count_windows: 10
            weights: {rate_hz: 1, fano_factor: 2, count_correlation: 1, shared_variance: 0, shared_dimensionality: 0, eigenspectrum: 0}
            statistics:
              rate_hz: {mean: 20, variance: 1}
              fano_factor: {mean: 1, variance: 0.01}
              count_correlation: {mean: 0, variance: 0.01}
            """;

    private Fits() {}

    /** Reads the fit with changes, from a folder where its files are put. */
    public static FitConfiguration in(Path folder, String... sets) throws IOException {
        Files.writeString(folder.resolve("target.yaml"), TARGET);
        Path file = Files.writeString(folder.resolve("fit.yaml"), FIT);
        return ConfigurationReader.readFit(file, List.of(sets), warning -> {});
    }

    /** A feasible evaluation. */
    static Evaluation scored(FitConfiguration fit, int round, double[] point, int repeat, double cost, double rateHz) {
        StatisticValues statistics =
                StatisticValues.of(new double[] {rateHz, 1.05, 0, Double.NaN, Double.NaN}, new double[0]);
        return evaluation(fit, round, point, repeat, new Evaluation.Scored(cost, statistics));
    }

    static Evaluation evaluation(
            FitConfiguration fit, int round, double[] point, int repeat, Evaluation.Outcome outcome) {
        double[] values = fit.values(fit.space().values(point));
        String parametersId = new TrialFactory(fit.fullSettings(), fit.seed())
                .trial(values, repeat)
                .parametersId();
        return new Evaluation(round, parametersId, point, repeat, outcome);
    }

    /** Every evaluation as text, all digits, to compare. */
    static List<String> texts(SearchHistory history) {
        return history.evaluations().stream()
                .map(e -> "%d %s %d %s".formatted(e.round(), e.parametersId(), e.repeat(), e.outcome()))
                .toList();
    }
}
