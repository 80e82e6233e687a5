package io.github.sparksnops.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fit of small real networks to a target of the statistics that need no factor analysis; a trial takes milliseconds. */
final class SmallFit {
    static final String FIT =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            target: target.yaml
            search:
              j_ee: {from: 5, to: 30}
              j_ex: {from: 20, to: 100}
            method: sobol
            round_size: 6
            budget: {rounds: 2}
            screening: {duration_ms: 700}
            full: {duration_ms: 1500}
            seed: 7
            window: {burn_in_ms: 300, count_window_ms: 100, dt_ms: 0.1}
            statistics: {neurons: 10, samplings: 3, min_rate_hz: 0.5, factor_analysis: {method: none}}
            """;

    private SmallFit() {}

    /** Writes target and configuration; the rate that is asked for may be out of reach. */
    static Path write(Path folder, double rateHz) throws IOException {
        Files.writeString(folder.resolve("target.yaml"), target(rateHz, 1, 0.9, 0.05, 0, 0.01));
        return Files.writeString(folder.resolve("fit.yaml"), FIT);
    }

    static String target(
            double rateHz, double rateVariance, double fano, double fanoVariance, double correlation, double variance) {
        return """
               n_neuron: 10
               count_window_ms: 100
               count_windows: 11
               weights: {rate_hz: 1, fano_factor: 1, count_correlation: 1, shared_variance: 0, shared_dimensionality: 0, eigenspectrum: 0}
               statistics:
                 rate_hz: {mean: %s, variance: %s}
                 fano_factor: {mean: %s, variance: %s}
                 count_correlation: {mean: %s, variance: %s}
               """
                .formatted(rateHz, rateVariance, fano, fanoVariance, correlation, variance);
    }
}
