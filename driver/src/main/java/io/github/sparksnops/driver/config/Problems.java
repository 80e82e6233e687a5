package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
    private final List<Problem> errors = new ArrayList<>();
    private final Consumer<Problem> warnings;

    Problems(Consumer<Problem> warnings) {
        this.warnings = warnings;
    }

    void error(String where, String what, String how) {
        errors.add(new Problem(where, what, how));
    }

    void warn(String where, String what, String how) {
        warnings.accept(new Problem(where, what, how));
    }

    /** Number of errors so far: tells whether a step added some. */
    int count() {
        return errors.size();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new UserError(errors);
        }
    }
}
