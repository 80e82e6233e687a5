package io.github.sparksnops.driver.fit;

/** Why a fit ended. */
public enum FitEnd {
    TRIALS("the budget of trials is spent"),
    ROUNDS("the budget of rounds is spent"),
    HOURS("the budget of time is spent"),
    COST("the cost that was asked for is reached"),
    STALL("no better parameter set in as many rounds as the budget allows"),
    EXHAUSTED("there is nothing left to propose"),
    STOPPED("it was asked to stop; --resume goes on"),
    INFEASIBLE("no parameter set was feasible"),
    FAILED("every trial ended in an error of the software, so nothing is known of any parameter set");

    private final String text;

    FitEnd(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
