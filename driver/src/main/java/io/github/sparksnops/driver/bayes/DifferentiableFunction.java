package io.github.sparksnops.driver.bayes;

/** A function of several numbers, with its gradient. */
@FunctionalInterface
interface DifferentiableFunction {
    /** The value at a vector; writes the derivatives there into the gradient. */
    double evaluate(double[] vector, double[] gradient);
}
