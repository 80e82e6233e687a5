package io.github.sparksnops.driver.target;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.RunToRunSpread;
import io.github.sparksnops.stats.target.TargetEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Variances that ask more of a model than its own repeats can give. */
final class VarianceDoubts {
    private final Map<Statistic, Double> weights;
    private final TargetEstimate estimate;
    private final Map<Statistic, Double> shares;

    VarianceDoubts(Map<Statistic, Double> weights, TargetEstimate estimate, Map<Statistic, Double> shares) {
        this.weights = weights;
        this.estimate = estimate;
        this.shares = shares;
    }

    List<Problem> list() {
        List<Problem> doubts = new ArrayList<>();
        estimate.variances().forEach((statistic, variance) -> {
            double model = RunToRunSpread.variance(statistic);
            if (weights.get(statistic) == 0) {
                return;
            }
            if (!estimate.varies(statistic)) {
                doubts.add(new Problem(
                        statistic.key(),
                        "it is the same in all %s %s".formatted(estimate.repeats(), repeats()),
                        String.format(
                                Locale.ROOT, "the target has the model's run-to-run variance %.2g instead", model)));
            } else if (RunToRunSpread.isFarBelow(variance, statistic)) {
                doubts.add(new Problem(
                        statistic.key(),
                        String.format(
                                Locale.ROOT,
                                "its variance %.2g is far below the model's own from run to run, %.2g: it will carry %.0f %% of"
                                        + " the cost",
                                variance,
                                model,
                                100 * shares.get(statistic)),
                        "give it less weight (--weights %s=0.1), or more sessions".formatted(statistic.key())));
            }
        });
        return doubts;
    }

    private String repeats() {
        return estimate.spread() == TargetEstimate.Spread.SESSIONS ? "sessions" : "bootstrap replicates";
    }
}
