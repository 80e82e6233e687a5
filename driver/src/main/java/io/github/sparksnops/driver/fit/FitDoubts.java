package io.github.sparksnops.driver.fit;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.RunToRunSpread;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a fit to a target would trip over, told before the first simulation. */
public final class FitDoubts {
    private FitDoubts() {}

    /** Variances that ask more of a model than its own repeats can give, with what even a perfect network would cost for them. */
    public static List<Problem> of(TargetStatistics target) {
        List<Problem> doubts = new ArrayList<>();
        double weights =
                target.used().stream().mapToDouble(target.weights()::get).sum();
        for (Statistic statistic : target.used()) {
            double model = RunToRunSpread.variance(statistic);
            double variance = statistic == Statistic.EIGENSPECTRUM
                    ? target.eigenspectrum().orElseThrow().variance()
                    : target.scalars().get(statistic).variance();
            if (RunToRunSpread.isFarBelow(variance, statistic)) {
                doubts.add(new Problem(
                        "target, " + statistic.key(),
                        String.format(
                                Locale.ROOT,
                                "its variance %.2g is far below the model's own from run to run, %.2g: a perfect network would"
                                        + " still cost %.2g for it",
                                variance,
                                model,
                                target.weights().get(statistic) / weights * model / variance),
                        "give it less weight, or measure more sessions"));
            }
        }
        return doubts;
    }
}
