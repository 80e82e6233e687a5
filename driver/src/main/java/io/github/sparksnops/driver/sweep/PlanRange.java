package io.github.sparksnops.driver.sweep;

import static io.github.sparksnops.network.Check.require;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Trials first .. end - 1 of a plan. */
public record PlanRange(int first, int end) implements Serializable {
    public PlanRange {
        require(0 <= first && first <= end, "trials %s to %s of a plan", first, end);
    }

    public int size() {
        return end - first;
    }

    /** The first trials of this range, at most so many. */
    public PlanRange head(int size) {
        return new PlanRange(first, Math.min(end, first + size));
    }

    /** What is left of 0 .. size - 1, in order. */
    public static List<PlanRange> missing(int size, List<PlanRange> done) {
        List<PlanRange> missing = new ArrayList<>();
        int next = 0;
        for (PlanRange range :
                done.stream().sorted(Comparator.comparingInt(PlanRange::first)).toList()) {
            require(range.first >= next && range.end <= size, "%s overlaps others or exceeds %s", range, size);
            if (range.first > next) {
                missing.add(new PlanRange(next, range.first));
            }
            next = range.end;
        }
        if (next < size) {
            missing.add(new PlanRange(next, size));
        }
        return missing;
    }
}
