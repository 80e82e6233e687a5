package io.github.sparksnops.driver.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Values of one axis: a list, or a range {@code {from, to, steps, scale}} with both ends included. */
final class AxisValues {
    private static final Set<String> RANGE_KEYS = new LinkedHashSet<>(List.of("from", "to", "steps", "scale"));
    private static final List<String> SCALES = List.of("linear", "log");
    private static final int MOST_STEPS = 1_000_000;
    private static final MathContext LOG_DIGITS = new MathContext(15);

    private final Section sweep;
    private final Problems problems;

    AxisValues(Section sweep, Problems problems) {
        this.sweep = sweep;
        this.problems = problems;
    }

    /** Values under a key; empty where there are problems. */
    List<Double> read(String key) {
        List<Double> values;
        if (sweep.isSection(key)) {
            values = range(sweep.section(key));
        } else {
            Optional<List<Node>> items = sweep.list(key);
            if (items.isEmpty()) {
                problems.error(
                        sweep.where(key),
                        "a list of values or a range is expected here",
                        "write [4, 8, 16] or {from: 4, to: 16, steps: 4}");
                return List.of();
            }
            values = list(items.get(), key);
        }
        requireDistinct(values, key);
        return values;
    }

    private List<Double> list(List<Node> items, String key) {
        if (items.isEmpty()) {
            problems.error(sweep.where(key), "the list is empty", "give at least one value");
        }
        List<Double> values = new ArrayList<>();
        for (Node item : items) {
            sweep.number(item, sweep.where(key)).ifPresent(values::add);
        }
        return values;
    }

    private void requireDistinct(List<Double> values, String key) {
        Set<Double> seen = new HashSet<>();
        for (Double value : values) {
            if (!seen.add(value)) {
                problems.error(
                        sweep.where(key),
                        "the value " + ConfigurationText.number(value) + " stands twice",
                        "remove one of them; `repeats` runs each point several times");
                return;
            }
        }
    }

    private List<Double> range(Section range) {
        range.allow(RANGE_KEYS, "key");
        for (String key : List.of("from", "to", "steps")) {
            if (!range.has(key)) {
                problems.error(range.where(), "the range has no `" + key + "`", "write {from: 4, to: 16, steps: 4}");
            }
        }
        Optional<Double> from = range.number("from", 0);
        Optional<Double> to = range.number("to", 0);
        Optional<Integer> steps = range.integer("steps", 1, Integer.MAX_VALUE, 1);
        String scale = range.has("scale") ? range.text("scale").orElse("") : SCALES.get(0);
        if (!SCALES.contains(scale)) {
            problems.error(range.where("scale"), "unknown scale '" + scale + "'", "take linear or log");
            return List.of();
        }
        if (from.isEmpty()
                || to.isEmpty()
                || steps.isEmpty()
                || !range.keys().containsAll(RANGE_KEYS.stream().limit(3).toList())) {
            return List.of();
        }
        return points(range, from.get(), to.get(), steps.get(), scale);
    }

    private List<Double> points(Section range, double from, double to, int steps, String scale) {
        if (steps > MOST_STEPS) {
            problems.error(range.where("steps"), steps + " steps are too many", "take at most " + MOST_STEPS);
            return List.of();
        }
        if (steps == 1 && from != to) {
            problems.error(
                    range.where("steps"),
                    "one step cannot include both ends",
                    "take at least 2 steps, or a list of one");
            return List.of();
        }
        if (scale.equals("log") && !(from > 0 && to > 0)) {
            problems.error(
                    range.where("scale"),
                    "a log scale needs positive ends, not from %s to %s"
                            .formatted(ConfigurationText.number(from), ConfigurationText.number(to)),
                    "take scale: linear, or a list of values");
            return List.of();
        }
        List<Double> points = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            if (i == 0 || i == steps - 1) {
                points.add(i == 0 ? from : to);
            } else {
                points.add(scale.equals("log") ? logarithmic(from, to, i, steps - 1) : linear(from, to, i, steps - 1));
            }
        }
        return points;
    }

    /** In decimal, so that a range from 0.1 to 0.5 has the point 0.3 and not 0.30000000000000004. */
    private static double linear(double from, double to, int i, int intervals) {
        BigDecimal sum = BigDecimal.valueOf(from)
                .multiply(BigDecimal.valueOf(intervals - i))
                .add(BigDecimal.valueOf(to).multiply(BigDecimal.valueOf(i)));
        return sum.divide(BigDecimal.valueOf(intervals), MathContext.DECIMAL64).doubleValue();
    }

    /** StrictMath, because points are part of a row's identity; rounded, so that 2, 4, 8 are not 2, 4, 7.999999999999999. */
    private static double logarithmic(double from, double to, int i, int intervals) {
        double share = (double) i / intervals;
        double ratio = to / from;
        boolean inRange = ratio > 0 && Double.isFinite(ratio);
        double point = inRange
                ? from * StrictMath.pow(ratio, share)
                : StrictMath.exp((1 - share) * StrictMath.log(from) + share * StrictMath.log(to));
        return new BigDecimal(point).round(LOG_DIGITS).doubleValue();
    }
}
