package io.github.sparksnops.bench.search;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Length scale of each input, and noise variance as a share of the signal's; of the largest marginal likelihood.
 *
 * @param lengths shape {@code [input]}
 */
record CovarianceScales(double[] lengths, double noise) implements Serializable {
    private static final int ITERATIONS = 40;
    private static final double FIRST_NOISE = 0.02;
    private static final double FIRST_STEP = 0.2;
    private static final double LARGEST_STEP = 0.5;
    private static final double SMALLEST_STEP = 1e-3;
    private static final double LEAST_LOG_LENGTH = -3;
    private static final double MOST_LOG_LENGTH = 4;
    private static final double LEAST_LOG_NOISE = -9;
    /** Keeps a covariance of close points positive. */
    static final double JITTER = 1e-8;

    /**
     * Scales for outputs that share them, by sign-based gradient steps (Igel and Huesken 2003, <a
     * href="https://doi.org/10.1016/S0925-2312(01)00700-7">doi:10.1016/S0925-2312(01)00700-7</a>), robust to the very
     * different slopes of length scales.
     *
     * @param inputs shape {@code [row][input]}
     * @param outputs standardised; shape {@code [output][row]}
     */
    static CovarianceScales fit(double[][] inputs, double[][] outputs) {
        int count = inputs[0].length;
        double[] logs = new double[count + 1];
        logs[count] = Math.log(FIRST_NOISE);
        double[] steps = new double[count + 1];
        Arrays.fill(steps, FIRST_STEP);
        double[] before = new double[count + 1];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] gradient = MarginalLikelihood.of(of(logs), inputs).gradient(outputs);
            for (int i = 0; i <= count; i++) {
                double turn = gradient[i] * before[i];
                steps[i] = step(steps[i], turn);
                before[i] = turn < 0 ? 0 : gradient[i];
                double least = i < count ? LEAST_LOG_LENGTH : LEAST_LOG_NOISE;
                double most = i < count ? MOST_LOG_LENGTH : 0;
                logs[i] = Math.max(least, Math.min(most, logs[i] - Math.signum(before[i]) * steps[i]));
            }
        }
        return of(logs);
    }

    /** Longer while the slope keeps its sign, shorter where it turned. */
    private static double step(double step, double turn) {
        if (turn > 0) {
            return Math.min(LARGEST_STEP, 1.2 * step);
        }
        return turn < 0 ? Math.max(SMALLEST_STEP, 0.5 * step) : step;
    }

    private static CovarianceScales of(double[] logs) {
        double[] lengths = new double[logs.length - 1];
        Arrays.setAll(lengths, i -> Math.exp(logs[i]));
        return new CovarianceScales(lengths, Math.exp(logs[lengths.length]));
    }

    /** Inputs in length scales; shape {@code [input]}. */
    double[] scaled(double[] input) {
        double[] scaled = new double[input.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = input[i] / lengths[i];
        }
        return scaled;
    }
}
