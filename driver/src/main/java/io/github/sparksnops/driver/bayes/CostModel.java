package io.github.sparksnops.driver.bayes;

/** What is believed of the logarithm of the expected cost of feasible points: functions drawn at random from it. */
interface CostModel {
    /** Draws functions. */
    Samples sample(int count, Draws draws);

    /** Functions that are defined everywhere in the unit cube. */
    @FunctionalInterface
    interface Samples {
        /** Values at points; shape {@code [sample][point]}. */
        double[][] at(Points points);
    }
}
