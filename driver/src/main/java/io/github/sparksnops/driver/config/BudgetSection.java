package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.search.Budget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Section {@code budget}: when a fit ends. */
final class BudgetSection {
    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("trials", "rounds", "hours", "cost", "stall_rounds"));
    private static final String REMEDY = "add one, for example `budget: {rounds: 20}`";

    private final Section root;
    private final Section section;
    private final Problems problems;

    BudgetSection(Section root, Problems problems) {
        this.root = root;
        this.section = root.section("budget");
        this.problems = problems;
    }

    /** The budget; empty where there are problems. */
    Optional<Budget> read() {
        int before = problems.count();
        section.allow(KEYS, "key");
        OptionalInt trials = count("trials");
        OptionalInt rounds = count("rounds");
        OptionalDouble hours = positive("hours", "hours are no time", "give a number above 0, such as 0.5");
        OptionalDouble cost = positive(
                "cost", "cannot be reached: costs are positive", "give a cost above 0, such as 0.1, or leave it out");
        OptionalInt stallRounds = count("stall_rounds");
        if (problems.count() == before
                && trials.isEmpty()
                && rounds.isEmpty()
                && hours.isEmpty()
                && stallRounds.isEmpty()) {
            problems.error(
                    root.where("budget"),
                    cost.isPresent()
                            ? "a cost may never be reached, so the fit may never end"
                            : "there is no limit, so the fit would never end",
                    REMEDY + "; limits are trials, rounds, hours, stall_rounds");
        }
        return problems.count() == before
                ? Optional.of(new Budget(trials, rounds, hours, cost, stallRounds))
                : Optional.empty();
    }

    private OptionalInt count(String key) {
        if (!section.hasValue(key)) {
            return OptionalInt.empty();
        }
        return section.integer(key, 1, Integer.MAX_VALUE, 1)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private OptionalDouble positive(String key, String fault, String remedy) {
        if (!section.hasValue(key)) {
            return OptionalDouble.empty();
        }
        Optional<Double> value = section.number(key, 0);
        if (value.isPresent() && value.get() <= 0) {
            problems.error(section.where(key), ConfigurationText.number(value.get()) + " " + fault, remedy);
        }
        return value.filter(v -> v > 0).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
