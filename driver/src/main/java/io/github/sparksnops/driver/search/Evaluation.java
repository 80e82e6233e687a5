package io.github.sparksnops.driver.search;

import io.github.sparksnops.stats.StatisticValues;

/**
 * A parameter set that was evaluated once: screened and, if it passed, simulated in full.
 *
 * @param round in which it was proposed, from 0; -1 for one of an earlier study
 * @param parametersId names the parameter set: repeats share it
 * @param point in the unit cube; shape {@code [parameter]}, shared, not copied
 * @param repeat number of the repeat, from 0
 */
public record Evaluation(int round, String parametersId, double[] point, int repeat, Outcome outcome) {
    /** How it ended. */
    public sealed interface Outcome {}

    /**
     * It has a cost.
     *
     * @param cost at least 0
     */
    public record Scored(double cost, StatisticValues statistics) implements Outcome {}

    /**
     * The network has no statistics, or lacks one that has a weight: it never has a cost.
     *
     * @param reason the rule
     */
    public record Infeasible(String reason) implements Outcome {}

    /** An error of the software: it says nothing of the network. */
    public record Failed(String reason) implements Outcome {}
}
