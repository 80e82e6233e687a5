package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.score.NearRun;
import io.github.sparksnops.driver.score.NeighbourDistances;
import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.score.Reachability.Range;
import io.github.sparksnops.stats.Statistic;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What {@code reachable} has found: for people, and as one object. */
final class ReachText {
    private final Reachability found;
    private final List<Statistic> used;

    ReachText(Reachability found, List<Statistic> used) {
        this.found = found;
        this.used = used;
    }

    void print(PrintWriter out) {
        List<Range> ranges = found.ranges();
        TextTable table = new TextTable().column("statistic", column(ranges, Range::name), false);
        numbers(table, "minimum", ranges, Range::minimum);
        numbers(table, "median", ranges, Range::median);
        numbers(table, "maximum", ranges, Range::maximum);
        numbers(table, "target", ranges, Range::target);
        numbers(table, "percentile", ranges, Range::percentile);
        table.column("target_is", column(ranges, r -> place(r)), false).print(out);
        out.println();
        out.println("nearest rows: distance is the root of the mean squared z (of the L2 cost)");
        TextTable rows = new TextTable();
        numbers(rows, "distance", found.nearest(), NearRun::distance);
        for (Statistic statistic : used) {
            numbers(rows, "z_" + statistic.key(), found.nearest(), run -> run.z(statistic)
                    .orElseThrow());
        }
        rows.column("trial_id", column(found.nearest(), NearRun::trialId), false)
                .column("study", column(found.nearest(), NearRun::study), false)
                .print(out);
        out.println();
        print(out, "SD of the target", found.inTargetSd());
        found.inSpread().ifPresent(distances -> print(out, "SD of the simulated rows", distances));
        if (found.sampled() < found.rows()) {
            out.printf(
                    Locale.ROOT,
                    "medians and SD of the simulated rows: from %,d of %,d rows, those with the lowest trial_id%n",
                    found.sampled(),
                    found.rows());
        }
        out.println();
        out.println(found.verdict());
    }

    private void print(PrintWriter out, String unit, NeighbourDistances distances) {
        out.print("to the nearest row: " + ShownNumber.of(distances.target()) + " " + unit);
        if (distances.median().isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "; rows to their nearest: median %s; %.0f %% of %d rows are closer to theirs than the target",
                    ShownNumber.of(distances.median().getAsDouble()),
                    distances.percentile().orElseThrow(),
                    found.compared());
        }
        out.println();
    }

    private static String place(Range range) {
        return range.place().name().toLowerCase(Locale.ROOT);
    }

    private static <T> void numbers(TextTable table, String name, List<T> rows, ToDoubleFunction<T> number) {
        table.column(name, column(rows, row -> ShownNumber.of(number.applyAsDouble(row))), true);
    }

    private static <T> List<String> column(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toList();
    }

    /** All of it, for JSON; missing as null. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", found.verdict());
        map.put("rows", found.rows());
        map.put("sampled_rows", found.sampled());
        map.put("compared_rows", found.compared());
        map.put("statistics", found.ranges().stream().map(ReachText::map).toList());
        map.put("nearest", found.nearest().stream().map(this::map).toList());
        map.put("distance_in_target_sd", map(found.inTargetSd()));
        map.put("distance_in_simulated_sd", found.inSpread().map(ReachText::map).orElse(null));
        return map;
    }

    private static Map<String, Object> map(Range range) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", range.name());
        map.put("minimum", range.minimum());
        map.put("median", range.median());
        map.put("maximum", range.maximum());
        map.put("target", range.target());
        map.put("percentile", range.percentile());
        map.put("target_is", place(range));
        return map;
    }

    private Map<String, Object> map(NearRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial_id", run.trialId());
        map.put("study", run.study());
        map.put("cost", run.cost());
        used.forEach(statistic -> map.put("z_" + statistic.key(), boxed(run.z(statistic))));
        return map;
    }

    private static Map<String, Object> map(NeighbourDistances distances) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", distances.target());
        map.put("median_of_rows", boxed(distances.median()));
        map.put("percentile", boxed(distances.percentile()));
        return map;
    }

    private static Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
