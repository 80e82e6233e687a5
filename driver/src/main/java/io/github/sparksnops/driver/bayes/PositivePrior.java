package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;
import static io.github.sparksnops.network.Check.requireFinite;

/** Prior density of a positive hyperparameter. */
public sealed interface PositivePrior {
    /** Logarithm of the density of the parameter itself (not of its logarithm), given the parameter's logarithm. */
    double logDensity(double logParameter);

    /** Derivative of {@link #logDensity} by the parameter's logarithm. */
    double slope(double logParameter);

    /** No preference: adds nothing. */
    enum Flat implements PositivePrior {
        INSTANCE;

        @Override
        public double logDensity(double logParameter) {
            return 0;
        }

        @Override
        public double slope(double logParameter) {
            return 0;
        }
    }

    /**
     * Log-normal.
     *
     * @param logMedian mean of the parameter's logarithm
     * @param logDeviation standard deviation of the parameter's logarithm
     */
    record LogNormal(double logMedian, double logDeviation) implements PositivePrior {
        private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

        public LogNormal {
            requireFinite(logMedian, "LogNormal.logMedian");
            require(logDeviation > 0, "LogNormal.logDeviation = %s: must be positive", logDeviation);
        }

        @Override
        public double logDensity(double logParameter) {
            double z = (logParameter - logMedian) / logDeviation;
            return -0.5 * z * z - logParameter - Math.log(logDeviation) - LOG_SQRT_TWO_PI;
        }

        @Override
        public double slope(double logParameter) {
            return -(logParameter - logMedian) / (logDeviation * logDeviation) - 1;
        }

        /** The parameter of greatest density. */
        double mode() {
            return Math.exp(logMedian - logDeviation * logDeviation);
        }
    }
}
