package io.github.sparksnops.driver.verify;

import io.github.sparksnops.network.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems; of many of one kind in one file, which a single cause may have, only the first ones are kept. */
final class Findings {
    private static final int KEPT = 5;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    /** What is said of problems beyond those that are kept. */
    private record Kind(String where, String name, String how) {}

    /** One that stands for itself. */
    void add(String where, String what, String how) {
        problems.add(new Problem(where, what, how));
    }

    void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    /**
     * One of a row.
     *
     * @param kind in the plural, such as {@code rows with another seed}
     */
    void addRow(String where, String kind, String what, String how) {
        if (counts.merge(new Kind(where, kind, how), 1, Integer::sum) <= KEPT) {
            add(where, what, how);
        }
    }

    /** All that was found, in order. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        counts.forEach((kind, count) -> {
            if (count > KEPT) {
                all.add(new Problem(kind.where, "and " + (count - KEPT) + " more " + kind.name, kind.how));
            }
        });
        return all;
    }
}
