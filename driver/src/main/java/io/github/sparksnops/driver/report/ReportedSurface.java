package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.bayes.CostSurface;
import io.github.sparksnops.driver.bayes.Points;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The model of a fit around its best parameter set.
 *
 * @param importance most important parameter first
 * @param slices along each parameter, the others as the best has them
 * @param contours over pairs of parameters, the most important first
 * @param leftOut pairs for which there was no time
 */
record ReportedSurface(
        @JsonProperty("importance") List<Importance> importance,
        @JsonProperty("slices") List<Slice> slices,
        @JsonProperty("contours") List<Contour> contours,
        @JsonProperty("left_out") int leftOut) {
    private static final int SLICE_POINTS = 41;
    private static final int CONTOUR_POINTS = 21;
    private static final int SHARES_SAMPLE = 512;

    /**
     * A parameter's share of the variance of the expected log cost over the space.
     *
     * @param main by itself
     * @param total with its interactions
     */
    record Importance(
            @JsonProperty("parameter") String parameter,
            @JsonProperty("main") Double main,
            @JsonProperty("total") Double total) {}

    /** Costs along a parameter; all of shape {@code [point]}. */
    record Slice(
            @JsonProperty("parameter") String parameter,
            @JsonProperty("at") Double[] at,
            @JsonProperty("mean") Double[] mean,
            @JsonProperty("low") Double[] low,
            @JsonProperty("high") Double[] high,
            @JsonProperty("feasible") Double[] feasible) {}

    /** Costs over two parameters; {@code mean} and {@code feasible} of shape {@code [y][x]}. */
    record Contour(
            @JsonProperty("x") String x,
            @JsonProperty("y") String y,
            @JsonProperty("at_x") Double[] atX,
            @JsonProperty("at_y") Double[] atY,
            @JsonProperty("mean") Double[][] mean,
            @JsonProperty("feasible") Double[][] feasible) {}

    /**
     * Evaluates the model.
     *
     * @param best in the unit cube
     * @param seconds after which no further pair is begun; one there is always
     */
    static ReportedSurface of(CostSurface surface, SearchSpace space, double[] best, long seed, double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        List<SearchParameter> parameters = space.parameters();
        List<Slice> slices = IntStream.range(0, parameters.size())
                .mapToObj(d -> slice(surface, parameters.get(d), best, d))
                .toList();
        VarianceShares shares = VarianceShares.of(
                points -> surface.at(Points.of(points)).logMean(), parameters.size(), SHARES_SAMPLE, seed);
        int[] order = IntStream.range(0, parameters.size())
                .boxed()
                .sorted(Comparator.comparingDouble(d -> -shares.total()[d]))
                .mapToInt(d -> d)
                .toArray();
        List<int[]> pairs = pairs(order);
        List<Contour> contours = new ArrayList<>();
        for (int[] pair : pairs) {
            if (!contours.isEmpty() && System.nanoTime() > deadline) {
                break;
            }
            contours.add(contour(surface, parameters, best, pair));
        }
        List<Importance> importance = IntStream.of(order)
                .mapToObj(d -> new Importance(
                        parameters.get(d).name(), ShortNumber.of(shares.main()[d]), ShortNumber.of(shares.total()[d])))
                .toList();
        return new ReportedSurface(importance, slices, contours, pairs.size() - contours.size());
    }

    /** All pairs, those of important parameters first. */
    private static List<int[]> pairs(int[] order) {
        List<int[]> pairs = new ArrayList<>();
        for (int second = 1; second < order.length; second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(new int[] {order[first], order[second]});
            }
        }
        return pairs;
    }

    private static Slice slice(CostSurface surface, SearchParameter parameter, double[] best, int dimension) {
        double[][] points = new double[SLICE_POINTS][];
        double[] at = new double[SLICE_POINTS];
        for (int i = 0; i < SLICE_POINTS; i++) {
            points[i] = best.clone();
            points[i][dimension] = unit(i, SLICE_POINTS);
            at[i] = parameter.value(points[i][dimension]);
        }
        CostSurface.Costs costs = surface.at(Points.of(points));
        return new Slice(
                parameter.name(),
                ShortNumber.of(at),
                ShortNumber.of(costs.mean()),
                ShortNumber.of(costs.low()),
                ShortNumber.of(costs.high()),
                ShortNumber.of(costs.feasible()));
    }

    private static Contour contour(CostSurface surface, List<SearchParameter> parameters, double[] best, int[] pair) {
        double[][] points = new double[CONTOUR_POINTS * CONTOUR_POINTS][];
        for (int i = 0; i < points.length; i++) {
            points[i] = best.clone();
            points[i][pair[0]] = unit(i % CONTOUR_POINTS, CONTOUR_POINTS);
            points[i][pair[1]] = unit(i / CONTOUR_POINTS, CONTOUR_POINTS);
        }
        CostSurface.Costs costs = surface.at(Points.of(points));
        SearchParameter x = parameters.get(pair[0]);
        SearchParameter y = parameters.get(pair[1]);
        return new Contour(x.name(), y.name(), values(x), values(y), rows(costs.mean()), rows(costs.feasible()));
    }

    private static Double[] values(SearchParameter parameter) {
        return ShortNumber.of(IntStream.range(0, CONTOUR_POINTS)
                .mapToDouble(i -> parameter.value(unit(i, CONTOUR_POINTS)))
                .toArray());
    }

    private static Double[][] rows(double[] values) {
        Double[][] rows = new Double[CONTOUR_POINTS][CONTOUR_POINTS];
        for (int i = 0; i < values.length; i++) {
            rows[i / CONTOUR_POINTS][i % CONTOUR_POINTS] = ShortNumber.of(values[i]);
        }
        return rows;
    }

    private static double unit(int place, int count) {
        return place / (count - 1.0);
    }
}
