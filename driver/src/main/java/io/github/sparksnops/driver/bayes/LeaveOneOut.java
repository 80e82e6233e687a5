package io.github.sparksnops.driver.bayes;

/**
 * How well each observation is predicted from all others, hyperparameters unchanged; shape {@code [observation]}.
 *
 * @param residuals observed minus predicted value, in its unit
 * @param variances predicted variance of the observation, its noise included
 */
public record LeaveOneOut(double[] residuals, double[] variances) {
    public LeaveOneOut {
        residuals = residuals.clone();
        variances = variances.clone();
    }

    @Override
    public double[] residuals() {
        return residuals.clone();
    }

    @Override
    public double[] variances() {
        return variances.clone();
    }
}
