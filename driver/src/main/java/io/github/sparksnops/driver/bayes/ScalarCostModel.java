package io.github.sparksnops.driver.bayes;

/** A process over the logarithm of the cost itself, for costs of which nothing else is known. */
final class ScalarCostModel implements CostModel {
    private final GaussianProcess process;

    private ScalarCostModel(GaussianProcess process) {
        this.process = process;
    }

    static ScalarCostModel of(ScoredRows rows, ProcessFit fit) {
        return new ScalarCostModel(fit.choose(rows.points(), rows.logCosts()).process(rows.logCosts()));
    }

    @Override
    public Samples sample(int count, Draws draws) {
        return process.sampleFunctions(count, draws)::at;
    }
}
