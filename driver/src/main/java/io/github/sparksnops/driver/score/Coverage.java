package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.CostSpace;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How simulated rows lie around a target, found row by row; parts over different rows merge, in any order, to the same. Its
 * size does not depend on the number of rows.
 */
public final class Coverage implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Rows that are shown. */
    private static final int NEAREST = 5;
    /** Rows whose own nearest rows are looked for: percentiles to 1 %, and 200 distances a row. */
    static final int COMPARED = 200;

    private final CostFunction cost;
    private final RangedNumber[] numbers;
    private final SimulatedRange[] ranges;
    private final Neighbourhood inTargetSd;
    /** Null where rows have no spread. */
    private final Neighbourhood inSpread;

    private final ArrayList<NearRun> nearest = new ArrayList<>();
    private long rows;

    private Coverage(TargetStatistics target, List<StoredRun> sample) {
        List<StoredRun> compared = sample.subList(0, Math.min(COMPARED, sample.size()));
        cost = CostFunction.of(target);
        numbers = RangedNumber.of(target).toArray(RangedNumber[]::new);
        ranges = new SimulatedRange[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            ranges[i] = new SimulatedRange(numbers[i].value(target));
        }
        inTargetSd = new Neighbourhood(CostSpace.of(target), compared);
        inSpread = SimulatedSpread.of(sample, target)
                .map(spread -> new Neighbourhood(CostSpace.of(spread), compared))
                .orElse(null);
    }

    /**
     * Nothing found yet.
     *
     * @param target its metric is not asked: distances are L2
     * @param sample some of the rows, drawn without regard to their statistics, in a fixed order, at least one
     */
    public static Coverage around(TargetStatistics target, List<StoredRun> sample) {
        return new Coverage(target.withMetric(Metric.L2), sample);
    }

    /** Looks at a row; it has all statistics that have a weight. */
    public void add(StoredRun run) {
        rows++;
        for (int i = 0; i < numbers.length; i++) {
            ranges[i].add(numbers[i].value(run.values()));
        }
        inTargetSd.add(run);
        if (inSpread != null) {
            inSpread.add(run);
        }
        insert(NearRun.of(run, cost.of(run.values())));
    }

    private void insert(NearRun run) {
        int at = nearest.size();
        while (at > 0 && NearRun.ORDER.compare(run, nearest.get(at - 1)) < 0) {
            at--;
        }
        if (at < NEAREST) {
            nearest.add(at, run);
            if (nearest.size() > NEAREST) {
                nearest.remove(NEAREST);
            }
        }
    }

    /** Takes in what another part found; returns this. */
    public Coverage merge(Coverage other) {
        rows += other.rows;
        for (int i = 0; i < ranges.length; i++) {
            ranges[i].merge(other.ranges[i]);
        }
        inTargetSd.merge(other.inTargetSd);
        if (inSpread != null) {
            inSpread.merge(other.inSpread);
        }
        other.nearest.forEach(this::insert);
        return this;
    }

    long rows() {
        return rows;
    }

    RangedNumber[] numbers() {
        return numbers;
    }

    SimulatedRange[] ranges() {
        return ranges;
    }

    /** Best first. */
    List<NearRun> nearest() {
        return List.copyOf(nearest);
    }

    NeighbourDistances inTargetSd() {
        return inTargetSd.distances();
    }

    Optional<NeighbourDistances> inSpread() {
        return Optional.ofNullable(inSpread).map(Neighbourhood::distances);
    }
}
