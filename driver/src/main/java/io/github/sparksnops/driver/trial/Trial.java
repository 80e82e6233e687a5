package io.github.sparksnops.driver.trial;

import java.io.Serializable;

/**
 * One evaluation: parameters and seed. Small, because it travels to executors.
 *
 * @param trialId 16 hex digits over all that the row depends on
 * @param parametersId 16 hex digits over model and parameters: equal for repeats and fidelities of one parameter set
 * @param repeat number of the repeat, from 0
 * @param seed of wiring, stimulus, initial state and sampling; 64 bits, written unsigned
 * @param values parameters in the template's order
 */
public record Trial(String trialId, String parametersId, int repeat, long seed, double[] values)
        implements Serializable {
    /** Seed as it stands in tables and on the command line. */
    public String seedText() {
        return Long.toUnsignedString(seed);
    }
}
