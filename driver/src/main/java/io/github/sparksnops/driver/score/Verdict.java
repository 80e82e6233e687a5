package io.github.sparksnops.driver.score;

import io.github.sparksnops.driver.score.Reachability.Place;
import io.github.sparksnops.driver.score.Reachability.Range;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the ranges and distances mean, in plain words. A target is reached where each of its statistics lies inside the
 * simulated range and a row has a cost of at most {@value #REACHED_COST}, as far as the target's own spread. It counts as
 * reachable where it is no farther from the nearest row than {@value #FARTHEST_PERCENT} % of the rows are from theirs, in
 * units of the simulated spread: those do not blow up where a target's own variances are tiny.
 */
record Verdict(TargetStatistics target, List<Range> ranges, NearRun nearest, Optional<NeighbourDistances> inSpread) {
    private static final double FARTHEST_PERCENT = 95;
    private static final double REACHED_COST = 1;

    String text() {
        List<Range> outside =
                ranges.stream().filter(r -> r.place() != Place.INSIDE).toList();
        if (!outside.isEmpty()) {
            return "outside of what was simulated: "
                    + outside.stream().map(Verdict::outside).collect(Collectors.joining(", ")) + "; " + miss();
        }
        if (nearest.cost() <= REACHED_COST) {
            return String.format(Locale.ROOT, "reached: a row has the cost %.2g; ", nearest.cost()) + miss();
        }
        Optional<Double> percentile = inSpread.filter(
                        distances -> distances.percentile().isPresent())
                .map(distances -> distances.percentile().getAsDouble());
        if (percentile.isEmpty()) {
            return "inside in every statistic, but too few parameter sets to say whether jointly; " + miss();
        }
        if (percentile.get() > FARTHEST_PERCENT) {
            return "each statistic alone is reachable, but not together: " + miss();
        }
        return "inside in every statistic, and no farther from the simulated rows than they are from each other; "
                + miss();
    }

    private static String outside(Range range) {
        return range.place() == Place.BELOW
                ? String.format(
                        Locale.ROOT, "%s of %.4g (rows from %.4g)", range.name(), range.target(), range.minimum())
                : String.format(
                        Locale.ROOT, "%s of %.4g (rows up to %.4g)", range.name(), range.target(), range.maximum());
    }

    private String miss() {
        Statistic worst = nearest.worst(target.used());
        double miss = Math.abs(nearest.z(worst).orElseThrow());
        return String.format(
                Locale.ROOT,
                miss < 10
                        ? "the nearest row misses %s by %.1f SD of the target"
                        : "the nearest row misses %s by %.0f SD of the target",
                worst.key(),
                miss);
    }
}
