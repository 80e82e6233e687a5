package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.Bootstrap;
import io.github.sparksnops.stats.target.TargetEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Computes statistics of sessions and their spread. */
final class TargetEstimation {
    /** With more replicates than this share without statistics, the rest do not stand for all. */
    private static final double MOST_UNDEFINED = 0.1;

    private final TargetRequest request;
    private final List<Problem> warnings = new ArrayList<>();

    TargetEstimation(TargetRequest request) {
        this.request = request;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** Statistics of every session, in their order. */
    List<PopulationStatistics.Computed> sessions() {
        List<PopulationStatistics.Computed> computed = new ArrayList<>();
        for (int s = 0; s < request.sessions().size(); s++) {
            Session session = request.sessions().get(s);
            PopulationStatistics statistics =
                    TargetEstimate.session(session.counts(), request.settings(), s, request.seed());
            if (statistics instanceof PopulationStatistics.Undefined undefined) {
                throw noStatistics(session, undefined);
            }
            computed.add((PopulationStatistics.Computed) statistics);
        }
        return computed;
    }

    private UserError noStatistics(Session session, PopulationStatistics.Undefined undefined) {
        if (undefined.rule() == InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS) {
            return new UserError(
                    session.file().toString(),
                    "%s of %s neurons spike above %s Hz, but a sampling takes %s"
                            .formatted(
                                    undefined.activeNeurons(),
                                    session.neurons(),
                                    request.settings().minRateHz(),
                                    request.settings().neurons()),
                    undefined.activeNeurons() == session.neurons()
                            ? "lower --neurons-per-sampling, and simulate with the same number"
                            : String.format(
                                    Locale.ROOT,
                                    "lower --neurons-per-sampling or --min-rate-hz, and check --time-unit: all neurons together"
                                            + " have a mean of %.3g Hz",
                                    session.meanRateHz()));
        }
        return new UserError(
                session.file().toString(), "it has no statistics: " + undefined.reason(), "give a longer recording");
    }

    /** Spread over the sessions, or over replicates of the only one. */
    TargetEstimate estimate(List<PopulationStatistics.Computed> sessions, Runnable done) {
        if (!request.bootstraps()) {
            return TargetEstimate.ofSessions(values(sessions));
        }
        List<PopulationStatistics> replicates = Bootstrap.replicates(
                request.sessions().get(0).counts(), request.settings(), request.replicates(), request.seed(), done);
        List<PopulationStatistics.Computed> computed = replicates.stream()
                .filter(PopulationStatistics.Computed.class::isInstance)
                .map(PopulationStatistics.Computed.class::cast)
                .toList();
        int undefined = replicates.size() - computed.size();
        String file = request.sessions().get(0).file().toString();
        String what = "%s of %s bootstrap replicates have no statistics".formatted(undefined, replicates.size());
        if (computed.size() < 2 || undefined > MOST_UNDEFINED * replicates.size()) {
            throw new UserError(
                    file, what, "lower --neurons-per-sampling or --min-rate-hz, or give a longer recording");
        }
        if (undefined > 0) {
            warnings.add(new Problem(file, what, "they are left out of the variance"));
        }
        return TargetEstimate.ofBootstrap(sessions.get(0).values(), values(computed));
    }

    private static List<StatisticValues> values(List<PopulationStatistics.Computed> computed) {
        return computed.stream().map(PopulationStatistics.Computed::values).toList();
    }
}
