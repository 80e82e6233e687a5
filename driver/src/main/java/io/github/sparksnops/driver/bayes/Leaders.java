package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Evaluated points in the order of their cost as the model expects it: a lucky evaluation does not lead. */
final class Leaders {
    /** So many points of lowest measured cost are looked at: as noise is less than the spread of costs, the best is among them. */
    private static final int LOOKED_AT = 512;

    private Leaders() {}

    /** The leading points with what they are expected to cost, lowest first; as many as are feasible, up to a limit. */
    static List<Leader> of(SearchHistory history, CostModel.Samples samples) {
        List<TriedPoint> looked = history.ranked().stream().limit(LOOKED_AT).toList();
        double[][] logCosts =
                samples.at(Points.of(looked.stream().map(TriedPoint::point).toArray(double[][]::new)));
        return IntStream.range(0, looked.size())
                .mapToObj(i -> leader(looked.get(i), i, logCosts))
                .sorted(Comparator.comparingDouble(Leader::cost))
                .toList();
    }

    /** Mean of the cost over samples, not of its logarithm, so that a point of which little is known does not lead either. */
    private static Leader leader(TriedPoint point, int place, double[][] logCosts) {
        double sum = 0;
        double squares = 0;
        for (double[] sample : logCosts) {
            double cost = Math.exp(sample[place]);
            sum += cost;
            squares += cost * cost;
        }
        double mean = sum / logCosts.length;
        return new Leader(point, mean, Math.sqrt(Math.max(0, squares / logCosts.length - mean * mean)));
    }
}
