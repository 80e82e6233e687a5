package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.bayes.HyperparameterFit;
import io.github.sparksnops.driver.bayes.Hyperparameters;
import io.github.sparksnops.driver.bayes.MeanFunctions;
import io.github.sparksnops.driver.bayes.Observations;
import io.github.sparksnops.driver.bayes.Points;
import io.github.sparksnops.driver.bayes.Priors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Statistics as smooth functions of the inputs. Rate, Fano factor and correlation have length scales of their own; those of
 * factor analysis share theirs: no R2 falls by that, and a point needs four covariances with every row instead of fifteen.
 */
final class StatisticsModel implements Serializable {
    private static final long serialVersionUID = 2L;
    /** First column of each group, and the end. */
    private static final int[] GROUPS = {0, 1, 2, 3, StatisticScale.COUNT};
    /** Rows that length scales are fitted to: many times their number, and the time grows with the cube. */
    private static final int FITTED_ROWS = 700;

    private static final int FIT_STEPS = 100;

    private final MeanFunctions[] groups;

    private StatisticsModel(MeanFunctions[] groups) {
        this.groups = groups;
    }

    /** Length scales and noise of each group, from a random part of the rows. */
    static List<Hyperparameters> scales(Rows rows) {
        int[] chosen = new Random(1)
                .ints(0, rows.count())
                .distinct()
                .limit(Math.min(FITTED_ROWS, rows.count()))
                .toArray();
        Points points = points(rows).select(chosen);
        HyperparameterFit fit = new HyperparameterFit(FITTED_ROWS, FIT_STEPS);
        List<Hyperparameters> scales = new ArrayList<>();
        for (int g = 0; g + 1 < GROUPS.length; g++) {
            List<Observations> functions = IntStream.range(GROUPS[g], GROUPS[g + 1])
                    .mapToObj(j -> Observations.of(
                            points,
                            IntStream.of(chosen)
                                    .mapToDouble(a -> rows.outputs()[a][j])
                                    .toArray()))
                    .toList();
            scales.add(fit.fitShared(functions, Priors.dimensionScaled(points.dimensions())));
        }
        return scales;
    }

    /** Fits the rows. */
    static StatisticsModel of(Rows rows, List<Hyperparameters> scales) {
        MeanFunctions[] groups = new MeanFunctions[scales.size()];
        for (int g = 0; g < groups.length; g++) {
            double[][] values = IntStream.range(GROUPS[g], GROUPS[g + 1])
                    .mapToObj(j -> IntStream.range(0, rows.count())
                            .mapToDouble(a -> rows.outputs()[a][j])
                            .toArray())
                    .toArray(double[][]::new);
            groups[g] = MeanFunctions.of(points(rows), values, rows.repeats(), scales.get(g));
        }
        return new StatisticsModel(groups);
    }

    private static Points points(Rows rows) {
        return Points.of(rows.inputs());
    }

    /** Statistics on their scales; shape {@code [statistic]}. */
    double[] at(double[] input) {
        double[] statistics = new double[StatisticScale.COUNT];
        for (int g = 0; g < groups.length; g++) {
            double[] part = groups[g].at(input);
            System.arraycopy(part, 0, statistics, GROUPS[g], part.length);
        }
        return statistics;
    }
}
