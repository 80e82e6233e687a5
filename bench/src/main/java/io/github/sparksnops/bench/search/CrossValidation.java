package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.bayes.Hyperparameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How well the regression predicts parameter sets it has not seen: five parts, each predicted from the other four. */
final class CrossValidation {
    private static final int PARTS = 5;
    /** Where the published targets lie: slow and not bursty. */
    private static final double SLOW_HZ = 10;

    private static final double LARGEST_FANO = 2;

    private CrossValidation() {}

    /** R2 of each statistic on its scale, over all rows and over slow ones. Length scales come from all rows. */
    static String table(List<EvaluatedPoint> points) {
        Rows rows = Rows.of(points);
        List<Hyperparameters> scales = StatisticsModel.scales(rows);
        double[][] predicted = new double[rows.count()][];
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            StatisticsModel model = StatisticsModel.of(rows.where(a -> part(a) != left), scales);
            for (int a = 0; a < rows.count(); a++) {
                if (part(a) == part) {
                    predicted[a] = model.at(rows.inputs()[a]);
                }
            }
        }
        StringBuilder table = new StringBuilder();
        RunToRunNoise noise = new RunToRunNoise(points);
        boolean[] all = new boolean[rows.count()];
        boolean[] slow = new boolean[rows.count()];
        for (int a = 0; a < rows.count(); a++) {
            all[a] = true;
            slow[a] = rows.outputs()[a][0] < Math.log(SLOW_HZ) && rows.outputs()[a][1] < Math.log(LARGEST_FANO);
        }
        for (int j = 0; j < StatisticScale.COUNT; j++) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-24s R2 %.3f, slow rows %.3f, median error there %.2g run-to-run SD%n",
                    StatisticScale.name(j),
                    determination(rows, predicted, j, all),
                    determination(rows, predicted, j, slow),
                    medianError(rows, predicted, j, slow, noise)));
        }
        return table.toString();
    }

    /** Rows of one run log follow each other, so parts take turns by a hash. */
    private static int part(int row) {
        return Math.floorMod((row * 0x9E3779B9) >>> 16, PARTS);
    }

    private static double determination(Rows rows, double[][] predicted, int j, boolean[] counts) {
        double mean = 0;
        int n = 0;
        for (int a = 0; a < counts.length; a++) {
            mean += counts[a] ? rows.outputs()[a][j] : 0;
            n += counts[a] ? 1 : 0;
        }
        mean /= n;
        double residual = 0;
        double total = 0;
        for (int a = 0; a < counts.length; a++) {
            if (counts[a]) {
                residual += Math.pow(rows.outputs()[a][j] - predicted[a][j], 2);
                total += Math.pow(rows.outputs()[a][j] - mean, 2);
            }
        }
        return 1 - residual / total;
    }

    private static double medianError(Rows rows, double[][] predicted, int j, boolean[] counts, RunToRunNoise noise) {
        double[] errors = new double[counts.length];
        int n = 0;
        for (int a = 0; a < counts.length; a++) {
            if (counts[a]) {
                double truth = rows.outputs()[a][j];
                errors[n++] = Math.abs(predicted[a][j] - truth) / noise.deviations(rows.outputs()[a])[j];
            }
        }
        Arrays.sort(errors, 0, n);
        return errors[n / 2];
    }
}
