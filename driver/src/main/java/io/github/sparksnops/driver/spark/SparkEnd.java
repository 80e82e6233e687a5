package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.UserError;
import java.util.List;
import java.util.Optional;

/** What there is to say where Spark ended before its work did: somebody ended the application, or the cluster gave it up. */
public final class SparkEnd {
    private static final List<String> SIGNS =
            List.of("Cannot call methods on a stopped SparkContext", "cancelled because SparkContext was shut down");

    private SparkEnd() {}

    /** The message, where this is the reason of an error. */
    public static Optional<UserError> userError(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && SIGNS.stream().anyMatch(message::contains)) {
                return Optional.of(new UserError(
                        "Spark",
                        "it was stopped while it was needed: the application was ended, or its cluster gave it up",
                        "look into the log of the cluster's master, then run the same command again (a sweep or a fit with --resume): what"
                                + " was finished is kept"));
            }
        }
        return Optional.empty();
    }
}
