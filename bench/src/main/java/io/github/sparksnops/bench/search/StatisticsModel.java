package io.github.sparksnops.bench.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Statistics as smooth functions of the inputs. Rate, Fano factor and correlation have length scales of their own; those of
 * factor analysis share theirs: no R2 falls by that, and a point needs four covariances with every row instead of fifteen.
 */
final class StatisticsModel implements Serializable {
    private static final long serialVersionUID = 1L;
    /** First column of each group, and the end. */
    private static final int[] GROUPS = {0, 1, 2, 3, StatisticScale.COUNT};
    /** Rows that length scales are fitted to: many times their number, and the time grows with the cube. */
    private static final int FITTED_ROWS = 700;

    private final double[] means;
    private final double[] deviations;
    private final KernelRegression[] regressions;

    private StatisticsModel(double[] means, double[] deviations, KernelRegression[] regressions) {
        this.means = means;
        this.deviations = deviations;
        this.regressions = regressions;
    }

    /** Length scales of each group, from a random part of the rows. */
    static List<CovarianceScales> scales(Rows rows) {
        double[][] outputs = standardised(rows, rows.means(), rows.deviations());
        int[] chosen = new Random(1)
                .ints(0, rows.count())
                .distinct()
                .limit(FITTED_ROWS)
                .toArray();
        List<CovarianceScales> scales = new ArrayList<>();
        for (int g = 0; g + 1 < GROUPS.length; g++) {
            double[][] inputs = new double[chosen.length][];
            double[][] parts = new double[GROUPS[g + 1] - GROUPS[g]][chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                inputs[i] = rows.inputs()[chosen[i]];
                for (int o = 0; o < parts.length; o++) {
                    parts[o][i] = outputs[GROUPS[g] + o][chosen[i]];
                }
            }
            scales.add(CovarianceScales.fit(inputs, parts));
        }
        return scales;
    }

    /** Fits the rows. */
    static StatisticsModel of(Rows rows, List<CovarianceScales> scales) {
        double[] means = rows.means();
        double[] deviations = rows.deviations();
        double[][] outputs = standardised(rows, means, deviations);
        KernelRegression[] regressions = new KernelRegression[scales.size()];
        for (int g = 0; g < regressions.length; g++) {
            double[][] parts = new double[GROUPS[g + 1] - GROUPS[g]][];
            System.arraycopy(outputs, GROUPS[g], parts, 0, parts.length);
            regressions[g] = KernelRegression.of(scales.get(g), rows.inputs(), parts, rows.repeats());
        }
        return new StatisticsModel(means, deviations, regressions);
    }

    private static double[][] standardised(Rows rows, double[] means, double[] deviations) {
        double[][] outputs = new double[StatisticScale.COUNT][rows.count()];
        for (int a = 0; a < rows.count(); a++) {
            for (int j = 0; j < outputs.length; j++) {
                outputs[j][a] = (rows.outputs()[a][j] - means[j]) / deviations[j];
            }
        }
        return outputs;
    }

    /** Statistics on their scales; shape {@code [statistic]}. */
    double[] at(double[] input) {
        double[] statistics = new double[means.length];
        for (int g = 0; g < regressions.length; g++) {
            double[] part = regressions[g].at(input);
            for (int o = 0; o < part.length; o++) {
                int j = GROUPS[g] + o;
                statistics[j] = means[j] + deviations[j] * part[o];
            }
        }
        return statistics;
    }
}
