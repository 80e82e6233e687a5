package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a target lies within what was simulated.
 *
 * @param rows that were looked at
 * @param sampled rows that medians and spreads rest on
 * @param compared rows whose own nearest rows were looked for
 * @param ranges number by number
 * @param nearest rows, best first
 * @param inTargetSd distances as roots of the mean squared z: the root of the L2 cost
 * @param inSpread the same with the variances of the simulated rows; empty where they are all alike
 * @param verdict in plain words
 */
public record Reachability(
        long rows,
        int sampled,
        int compared,
        List<Range> ranges,
        List<NearRun> nearest,
        NeighbourDistances inTargetSd,
        Optional<NeighbourDistances> inSpread,
        String verdict) {
    /** Where a number of the target lies. */
    public enum Place {
        BELOW,
        INSIDE,
        ABOVE
    }

    /**
     * A number of the target among those of the rows.
     *
     * @param name a statistic; {@code eigenvalue_1} and {@code eigenvalue_sum} for the eigenspectrum
     * @param median of the sample
     * @param percentile percent of all rows below the target; equal ones count half
     */
    public record Range(
            String name,
            double minimum,
            double median,
            double maximum,
            double target,
            double percentile,
            Place place) {}

    public Reachability {
        ranges = List.copyOf(ranges);
        nearest = List.copyOf(nearest);
    }

    /**
     * Judges.
     *
     * @param coverage over all rows
     * @param sample that the coverage was made with
     */
    public static Reachability of(TargetStatistics target, Coverage coverage, List<StoredRun> sample) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < coverage.numbers().length; i++) {
            ranges.add(range(coverage.numbers()[i], coverage.ranges()[i], sample));
        }
        return new Reachability(
                coverage.rows(),
                sample.size(),
                Math.min(Coverage.COMPARED, sample.size()),
                ranges,
                coverage.nearest(),
                coverage.inTargetSd(),
                coverage.inSpread(),
                new Verdict(target, ranges, coverage.nearest().get(0), coverage.inSpread()).text());
    }

    /**
     * Judges by rows that are all at hand.
     *
     * @param rows at least one, each with all statistics that have a weight
     */
    public static Reachability of(TargetStatistics target, List<StoredRun> rows) {
        // Trial ids are hashes: in their order, any part of the rows is drawn without regard to their statistics.
        List<StoredRun> drawn =
                rows.stream().sorted(Comparator.comparing(StoredRun::trialId)).toList();
        Coverage coverage = Coverage.around(target, drawn);
        drawn.forEach(coverage::add);
        return of(target, coverage, drawn);
    }

    private static Range range(RangedNumber number, SimulatedRange range, List<StoredRun> sample) {
        double[] values = sample.stream()
                .mapToDouble(run -> number.value(run.values()))
                .sorted()
                .toArray();
        Place place = range.target() < range.minimum()
                ? Place.BELOW
                : range.target() > range.maximum() ? Place.ABOVE : Place.INSIDE;
        return new Range(
                number.name(),
                range.minimum(),
                Median.ofSorted(values),
                range.maximum(),
                range.target(),
                range.percentile(),
                place);
    }
}
