package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.bayes.BoxMinimiser.Minimum;
import io.github.sparksnops.driver.bayes.BoxMinimiser.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the most probable hyperparameters: those of the greatest marginal likelihood times prior density that the starts lead to.
 *
 * @param maxPoints most observations to fit on, as a fit's time grows with their third power: where there are more, half are those
 *     of the smallest values and half are spread over the others
 * @param maxIterations most steps from a start
 */
public record HyperparameterFit(int maxPoints, int maxIterations) {
    /** A change of the log-likelihood that makes no difference to predictions. */
    private static final double DECREASE = 1e-5;

    /** Of the log-likelihood by the logarithm of a hyperparameter, likewise. */
    private static final double GRADIENT = 1e-2;

    public HyperparameterFit {
        require(maxPoints > 0, "HyperparameterFit.maxPoints = %s: must be positive", maxPoints);
        require(maxIterations > 0, "HyperparameterFit.maxIterations = %s: must be positive", maxIterations);
    }

    /**
     * Fits from the priors' start.
     *
     * @throws ArithmeticException where a covariance matrix cannot be factorised
     */
    public Hyperparameters fit(Observations observations, Priors priors) {
        return fit(observations, priors, List.of(priors.start()));
    }

    /**
     * Fits from other hyperparameters, such as those of the round before, and from the priors' start.
     *
     * @throws ArithmeticException where a covariance matrix cannot be factorised
     */
    public Hyperparameters fit(Observations observations, Priors priors, Hyperparameters warmStart) {
        return fit(observations, priors, List.of(warmStart, priors.start()));
    }

    /**
     * Fits what several functions have in common: the hyperparameters under which all their observations together are most probable.
     *
     * @param functions of as many observations each as are to be used
     * @throws ArithmeticException where a covariance matrix cannot be factorised
     */
    public Hyperparameters fitShared(List<Observations> functions, Priors priors) {
        List<MarginalLikelihood> likelihoods = new ArrayList<>();
        for (Observations of : functions) {
            // What is believed beforehand counts once.
            Priors believed = likelihoods.isEmpty() ? priors : priors.withoutPreference();
            likelihoods.add(new MarginalLikelihood(of, of.standardisation(), believed, DenseAlgebra.fastest()));
        }
        return most(sum(likelihoods), priors, List.of(priors.start()));
    }

    private static DifferentiableFunction sum(List<MarginalLikelihood> likelihoods) {
        return (vector, gradient) -> {
            double sum = 0;
            double[] slopes = new double[gradient.length];
            Arrays.fill(gradient, 0);
            for (MarginalLikelihood likelihood : likelihoods) {
                sum += likelihood.evaluate(vector, slopes);
                for (int i = 0; i < slopes.length; i++) {
                    gradient[i] += slopes[i];
                }
            }
            return sum;
        };
    }

    private Hyperparameters fit(Observations observations, Priors priors, List<Hyperparameters> starts) {
        Observations used = observations.select(SubsetChoice.of(observations, maxPoints));
        // In the unit of all observations, which is the process's, although the used ones are a biased choice.
        return most(
                new MarginalLikelihood(used, observations.standardisation(), priors, DenseAlgebra.fastest()),
                priors,
                starts);
    }

    private Hyperparameters most(DifferentiableFunction likelihood, Priors priors, List<Hyperparameters> starts) {
        BoxMinimiser minimiser = new BoxMinimiser(
                negative(likelihood),
                priors.lower().toVector(),
                priors.upper().toVector(),
                new Tolerance(GRADIENT, DECREASE, maxIterations));
        Minimum best = null;
        for (Hyperparameters start : starts) {
            Minimum found = minimiser.minimise(start.toVector());
            best = best == null || found.value() < best.value() ? found : best;
        }
        return Hyperparameters.fromVector(best.x());
    }

    private static DifferentiableFunction negative(DifferentiableFunction function) {
        return (vector, gradient) -> {
            double value = function.evaluate(vector, gradient);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = -gradient[i];
            }
            return -value;
        };
    }
}
