package io.github.sparksnops.driver.score;

import io.github.sparksnops.driver.sweep.Quantity;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows have a cost, and why the others have none.
 *
 * @param scored completed rows with a cost
 * @param missing completed rows without one, by the statistics that they lack
 * @param infeasible rows that did not complete by a rule
 * @param failed rows that did not complete by an error
 * @param repeated rows that stand in several of the studies; each counts once above
 */
public record ScorableRows(long scored, SortedMap<String, Long> missing, long infeasible, long failed, long repeated) {
    public ScorableRows {
        missing = new TreeMap<>(missing);
    }

    /** One sentence with the numbers. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        text.append(scored)
                .append(" of ")
                .append(Quantity.of(total(), "row"))
                .append(scored == 1 ? " has" : " have")
                .append(" a cost; ")
                .append(infeasible)
                .append(" infeasible, ")
                .append(failed)
                .append(" failed");
        missing.forEach((statistics, rows) ->
                text.append(", ").append(rows).append(" completed without ").append(statistics));
        if (repeated > 0) {
            text.append("; ").append(Quantity.of(repeated, "row")).append(" left out: in another directory too");
        }
        return text.toString();
    }

    private long total() {
        return scored
                + infeasible
                + failed
                + missing.values().stream().mapToLong(Long::longValue).sum();
    }
}
