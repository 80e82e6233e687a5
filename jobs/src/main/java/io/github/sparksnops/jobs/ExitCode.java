package io.github.sparksnops.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes of every command. Where several apply, 2 is stronger than 1, 1 than 3, 3 than 4, 4 than 0. */
final class ExitCode {
    /** All done. */
    static final int DONE = 0;
    /** A fault of this program. */
    static final int BUG = 1;
    /** Something the user can mend. */
    static final int USER_ERROR = 2;
    /** Finished, with FAILED trials. */
    static final int FAILED_TRIALS = 3;
    /** Finished; the trial is infeasible, or no trial is feasible. */
    static final int INFEASIBLE = 4;

    /** Meanings for help texts, by code. */
    static final Map<String, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(" " + DONE, "done");
        meanings.put(" " + BUG, "a fault of this program");
        meanings.put(" " + USER_ERROR, "something you can mend; the message says what, where and how");
        meanings.put(" " + FAILED_TRIALS, "finished, with FAILED trials");
        meanings.put(" " + INFEASIBLE, "infeasible (simulate), or no feasible trial");
        return Collections.unmodifiableMap(meanings);
    }
}
