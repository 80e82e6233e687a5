package io.github.sparksnops.driver.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What went wrong with machines while trials ran, none of which changes a result.
 *
 * @param failedAttempts attempts of tasks that failed
 * @param lostExecutors executors that were lost
 * @param excluded executors and machines that got no more tasks because theirs had failed, by names for people
 */
public record Disturbances(int failedAttempts, int lostExecutors, SortedSet<String> excluded) {
    /** An undisturbed run. */
    public static final Disturbances NONE = new Disturbances(0, 0, new TreeSet<>());

    public Disturbances {
        excluded = new TreeSet<>(excluded);
    }

    /** Lines for people; none where there is nothing to tell. */
    public List<String> lines() {
        List<String> parts = new ArrayList<>();
        if (lostExecutors > 0) {
            parts.add(Quantity.of(lostExecutors, "executor") + " lost");
        }
        if (failedAttempts > 0) {
            parts.add(Quantity.of(failedAttempts, "attempt") + " of tasks failed");
        }
        if (!excluded.isEmpty()) {
            parts.add("excluded because tasks failed there: " + String.join(", ", excluded));
        }
        return parts.isEmpty()
                ? List.of()
                : List.of("Disturbed, and done again: " + String.join("; ", parts) + " (events.jsonl)");
    }
}
