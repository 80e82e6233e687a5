package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a fit ends: with the first of these. There is at least one besides the cost, which may never be reached.
 *
 * @param trials most trials
 * @param rounds most rounds
 * @param hours of wall time, over all resumes
 * @param cost ends the fit once the best mean cost is below, no unit
 * @param stallRounds rounds in a row without a better best
 */
public record Budget(
        OptionalInt trials, OptionalInt rounds, OptionalDouble hours, OptionalDouble cost, OptionalInt stallRounds) {
    public Budget {
        require(
                trials.isPresent() || rounds.isPresent() || hours.isPresent() || stallRounds.isPresent(),
                "a budget without a limit never ends");
        require(trials.orElse(1) >= 1, "budget.trials = %s: must be at least 1", trials);
        require(rounds.orElse(1) >= 1, "budget.rounds = %s: must be at least 1", rounds);
        require(hours.orElse(1) > 0, "budget.hours = %s: must be positive", hours);
        require(cost.orElse(1) > 0, "budget.cost = %s: must be positive", cost);
        require(stallRounds.orElse(1) >= 1, "budget.stall_rounds = %s: must be at least 1", stallRounds);
    }
}
