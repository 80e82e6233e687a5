package io.github.sparksnops.driver.score;

import java.io.Serializable;

/** Where one number of a target lies among the same number of simulated rows, found row by row. */
final class SimulatedRange implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double target;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long rows;
    private long below;
    private long equal;

    SimulatedRange(double target) {
        this.target = target;
    }

    void add(double value) {
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        rows++;
        below += value < target ? 1 : 0;
        equal += value == target ? 1 : 0;
    }

    void merge(SimulatedRange other) {
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
        rows += other.rows;
        below += other.below;
        equal += other.equal;
    }

    double target() {
        return target;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    /** Percent of the rows below the target; rows equal to it count half. */
    double percentile() {
        return 100.0 * (below + 0.5 * equal) / rows;
    }
}
