package io.github.sparksnops.driver.search;

import java.util.Arrays;

/**
 * Weights and learning rates of one generation of {@link CmaEsStrategy}, by the symbols of their source.
 *
 * <p>Source: Hansen 2016, "The CMA evolution strategy: a tutorial", <a href="https://arxiv.org/abs/1604.00772">arXiv:1604.00772</a>,
 * equations 48 to 58, without negative weights.
 *
 * @param weights of the parents, the best first; sum 1
 * @param cSigma of the step size's path
 * @param dSigma damping of the step size
 * @param cC of the covariance's path
 * @param c1 of the rank-one update
 * @param cMu of the rank-mu update
 */
record CmaEsRates(
        double[] weights, double effectiveParents, double cSigma, double dSigma, double cC, double c1, double cMu) {
    /**
     * Rates.
     *
     * @param n dimension
     * @param lambda evaluated points, at least 2
     * @param feasible those with a cost, at least 1: where these are fewer than the better half, they are the parents
     */
    static CmaEsRates of(int n, int lambda, int feasible) {
        double[] weights = new double[Math.min(lambda / 2, feasible)];
        Arrays.setAll(weights, i -> StrictMath.log((lambda + 1) / 2.0) - StrictMath.log(i + 1));
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / sum);
        double mu = 1 / Arrays.stream(weights).map(w -> w * w).sum();
        double cSigma = (mu + 2) / (n + mu + 5);
        double c1 = 2 / ((n + 1.3) * (n + 1.3) + mu);
        return new CmaEsRates(
                weights,
                mu,
                cSigma,
                1 + 2 * Math.max(0, Math.sqrt((mu - 1) / (n + 1)) - 1) + cSigma,
                (4 + mu / n) / (n + 4 + 2 * mu / n),
                c1,
                Math.min(1 - c1, 2 * (0.25 + mu + 1 / mu - 2) / ((n + 2) * (n + 2) + mu)));
    }
}
