package io.github.sparksnops.bench.search;

/**
 * What the regression sees of a parameter set: the 11 places in the published ranges, and three logarithms of how excitation
 * balances inhibition (recurrent onto E, the loop against itself, feed-forward E against I). The three raised R2 on
 * rows left out for every statistic, by 0.003 (correlation) to 0.024 (Fano factor).
 */
final class BalanceInputs {
    static final int COUNT = 14;

    private static final int PARAMETERS = 11;
    private static final int J_EI = 5;
    private static final int J_IE = 6;
    private static final int J_II = 7;
    private static final int J_EE = 8;
    private static final int J_EX = 9;
    private static final int J_IX = 10;
    /** Strengths below this are weak: logarithms are taken above it (mV sqrt(N)). */
    private static final double WEAK = 8;

    private static final double WEAK_TO_E = 12;
    private static final double WEAK_TO_I = 16;
    /** Brings the logarithms to a range of about one, as that of the places. */
    private static final double RANGE = 6;

    private BalanceInputs() {}

    /**
     * Inputs of one parameter set; shape {@code [input]}.
     *
     * @param values in the template's order
     * @param unit the same as places in the published ranges
     */
    static double[] of(double[] values, double[] unit) {
        double[] inputs = new double[COUNT];
        System.arraycopy(unit, 0, inputs, 0, PARAMETERS);
        double ee = Math.log(values[J_EE] + WEAK);
        double ei = Math.log(-values[J_EI] + WEAK);
        double ie = Math.log(values[J_IE] + WEAK);
        double ii = Math.log(-values[J_II] + WEAK);
        inputs[PARAMETERS] = (ee - ei) / RANGE;
        inputs[PARAMETERS + 1] = (ee + ii - ei - ie) / (2 * RANGE);
        inputs[PARAMETERS + 2] = (Math.log(values[J_EX] + WEAK_TO_E) - Math.log(values[J_IX] + WEAK_TO_I)) / RANGE;
        return inputs;
    }
}
