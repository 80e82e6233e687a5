package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.search.SearchMethod;
import io.github.sparksnops.driver.search.SnopsOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Section {@code snops}: options of the published method. */
final class SnopsSection {
    static final String KEY = "snops";
    static final String INITIAL = "initial_points";
    static final String LEAST = "least_evaluations";
    static final String MOST = "most_evaluations";

    private static final int MANY = 1_000_000;

    private final Section root;
    private final Problems problems;

    SnopsSection(Section root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The options; empty where there are problems. */
    Optional<SnopsOptions> read(Optional<SearchMethod> method) {
        Section section = root.section(KEY);
        section.allow(new LinkedHashSet<>(List.of(INITIAL, LEAST, MOST)), "key");
        if (root.hasValue(KEY) && method.isPresent() && method.get() != SearchMethod.SNOPS) {
            problems.error(
                    root.where(KEY),
                    "these are options of `method: snops`, and the method is "
                            + method.get().key(),
                    "remove the section, or write `method: snops`");
        }
        SnopsOptions published = SnopsOptions.PUBLISHED;
        Optional<Integer> initial = section.integer(INITIAL, 1, MANY, published.initialPoints());
        Optional<Integer> least = section.integer(LEAST, 1, MANY, published.leastEvaluations());
        Optional<Integer> most = section.integer(MOST, 1, MANY, published.mostEvaluations());
        if (initial.isEmpty() || least.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        if (least.get() > most.get()) {
            problems.error(
                    section.where(LEAST),
                    least.get() + " evaluations at least, and " + most.get() + " at most",
                    "give a " + MOST + " that is no smaller");
            return Optional.empty();
        }
        return Optional.of(new SnopsOptions(initial.get(), least.get(), most.get()));
    }
}
