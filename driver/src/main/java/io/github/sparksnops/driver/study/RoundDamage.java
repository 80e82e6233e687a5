package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.Problem;

/**
 * What is wrong with a finished round: with its manifest, or with a file of its rows.
 *
 * @param round its number
 * @param where the file
 * @param what is wrong with it
 * @param foreign whether the round belongs to another study, so that nothing of it is removed
 */
public record RoundDamage(int round, String where, String what, boolean foreign) {
    /** The same for people. */
    public Problem problem() {
        return new Problem(
                where,
                what,
                foreign
                        ? "move what is not of this study out of it; --resume then runs what is missing"
                        : "restore the file, or continue the study with --resume: round " + round
                                + " is then run again");
    }
}
