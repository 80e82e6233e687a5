package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.jobs.bench.ReferencePoint.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One statistic at one reference point: ours beside the published one.
 *
 * @param ours mean and standard deviation over our evaluations
 * @param z difference over the combined standard error
 */
public record ReferenceScore(
        String point, ReferenceQuantity quantity, int evaluations, Spread ours, Spread published, double z) {
    private static final double USUAL_Z = 3;
    private static final double LARGEST_Z = 5;
    /** Chance allows 1 of 25 beyond the usual limit. */
    private static final int ALLOWED_BEYOND = 1;

    /** Score of our evaluations of a point. */
    static ReferenceScore of(ReferencePoint point, ReferenceQuantity quantity, double[] values) {
        Spread published = point.published().get(quantity);
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
        double ours = Math.max(deviation, quantity.typicalDeviation());
        double theirs = Math.max(published.deviation(), quantity.typicalDeviation());
        double standardError = Math.sqrt(ours * ours / values.length + theirs * theirs / point.evaluations());
        return new ReferenceScore(
                point.id(),
                quantity,
                values.length,
                new Spread(mean, deviation),
                published,
                (mean - published.mean()) / standardError);
    }

    /** Standard error of our mean. */
    public double standardError() {
        return ours.deviation() / Math.sqrt(evaluations);
    }

    /** For JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("point", point);
        map.put("statistic", quantity.key());
        map.put("evaluations", evaluations);
        map.put("mean", ours.mean());
        map.put("standard_error", standardError());
        map.put("published_mean", published.mean());
        map.put("published_deviation", published.deviation());
        map.put("z", Double.isFinite(z) ? z : null);
        return map;
    }

    /** The rule: of what is judged, at most one score beyond 3, none beyond 5. */
    public static boolean pass(List<ReferenceScore> scores) {
        List<ReferenceScore> judged =
                scores.stream().filter(s -> s.quantity().judged()).toList();
        long beyond = judged.stream().filter(s -> !(Math.abs(s.z) <= USUAL_Z)).count();
        boolean none = judged.stream().allMatch(s -> Math.abs(s.z) <= LARGEST_Z);
        return none && beyond <= ALLOWED_BEYOND;
    }
}
