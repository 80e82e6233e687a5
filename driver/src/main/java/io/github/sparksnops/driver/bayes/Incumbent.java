package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.TriedPoint;

/**
 * The smallest mean cost so far.
 *
 * @param meanCost NaN before the first feasible point
 * @param standardError of the mean cost when it was accepted; 0 of a single evaluation, which says nothing about its error
 */
record Incumbent(double meanCost, double standardError) {
    static final Incumbent NONE = new Incumbent(Double.NaN, 0);

    boolean exists() {
        return !Double.isNaN(meanCost);
    }

    /** The better of this and a point; the first of equal ones stays. */
    Incumbent or(TriedPoint point) {
        double mean = point.meanCost();
        if (!point.feasible() || Double.isNaN(mean) || mean >= meanCost) {
            return this;
        }
        // The published code has infinity for a single evaluation; with it, there is a single one only where none is
        // ever repeated.
        double error = point.standardError();
        return new Incumbent(mean, Double.isNaN(error) ? 0 : error);
    }
}
