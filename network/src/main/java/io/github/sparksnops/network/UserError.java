package io.github.sparksnops.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A mistake the user can mend; shown without a stack trace and answered with exit code 2. Carries every problem found. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An ArrayList, which is serialisable: Spark may carry the error from an executor. */
    private final ArrayList<Problem> problems;

    public UserError(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    public UserError(String where, String what, String how) {
        this(List.of(new Problem(where, what, how)));
    }

    /** All problems, in the order in which they were found; never empty. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
