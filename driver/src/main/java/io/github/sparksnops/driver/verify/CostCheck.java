package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.Optional;
import org.apache.parquet.example.data.Group;

/** Computes the costs of rows of a fit again from their statistics. */
final class CostCheck {
    private final Optional<CostFunction> function;
    private final Findings findings;

    /** Checks nothing where there is no function. */
    CostCheck(Optional<CostFunction> function, Findings findings) {
        this.function = function;
        this.findings = findings;
    }

    void compare(Group row, String trialId, String file) {
        if (function.isEmpty()) {
            return;
        }
        double wanted = function.get().of(statistics(row)).value().orElse(Double.NaN);
        double found = TrialFileReader.number(row, "cost");
        if (Double.compare(found, wanted) != 0) {
            findings.addRow(
                    file,
                    "rows with another cost",
                    "trial " + trialId + ": cost is " + text(found) + ", but its statistics cost " + text(wanted),
                    RoundCheck.remedy(file));
        }
    }

    private static String text(double cost) {
        return Double.isNaN(cost) ? "NULL" : Double.toString(cost);
    }

    private static StatisticValues statistics(Group row) {
        double[] scalars = Statistic.SCALARS.stream()
                .mapToDouble(statistic -> TrialFileReader.number(row, statistic.key()))
                .toArray();
        return StatisticValues.of(scalars, TrialFileReader.numbers(row, Statistic.EIGENSPECTRUM.key()));
    }
}
