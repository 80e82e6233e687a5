package io.github.sparksnops.driver.bayes;

/** Hyperbolic sine and its inverse: a scale that is linear up to about 1 and logarithmic beyond, for numbers of either sign. */
final class Hyperbolic {
    /** Far above any statistic's; so that squares stay finite wherever a drawn function goes. */
    private static final double MOST = 50;

    private Hyperbolic() {}

    static double asinh(double x) {
        return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    }

    // Math.sinh takes several times as long, and it is called for every statistic of every candidate in every world.
    static double sinh(double x) {
        double power = Math.exp(Math.max(-MOST, Math.min(MOST, x)));
        return (power - 1 / power) / 2;
    }
}
