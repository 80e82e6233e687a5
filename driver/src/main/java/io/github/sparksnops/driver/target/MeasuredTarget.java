package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.RunToRunSpread;
import io.github.sparksnops.stats.target.TargetEstimate;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target made of recordings.
 *
 * @param sessions statistics of each
 * @param shares of the cost that each statistic will carry for a network that is right on average, 0 to 1
 * @param warnings what is doubtful about it
 */
public record MeasuredTarget(
        TargetStatistics statistics,
        TargetEstimate estimate,
        List<PopulationStatistics.Computed> sessions,
        Map<Statistic, Double> shares,
        List<Problem> warnings) {

    /**
     * Computes a target.
     *
     * @param done called after each bootstrap replicate, from any thread
     * @throws io.github.sparksnops.network.UserError where a recording has no statistics
     */
    public static MeasuredTarget of(TargetRequest request, Runnable done) {
        TargetEstimation estimation = new TargetEstimation(request);
        List<PopulationStatistics.Computed> sessions = estimation.sessions();
        TargetEstimate estimate = estimation.estimate(sessions, done);
        Map<Statistic, Double> variances = new EnumMap<>(estimate.variances());
        variances.replaceAll(
                (statistic, variance) -> estimate.varies(statistic) ? variance : RunToRunSpread.variance(statistic));
        Map<Statistic, Double> shares = RunToRunSpread.costShares(request.weights(), variances);
        List<Problem> warnings = new ArrayList<>(new RecordingDoubts(request, sessions).list());
        warnings.addAll(estimation.warnings());
        warnings.addAll(new VarianceDoubts(request.weights(), estimate, shares).list());
        return new MeasuredTarget(
                statistics(request, estimate, variances),
                estimate,
                List.copyOf(sessions),
                shares,
                List.copyOf(warnings));
    }

    private static TargetStatistics statistics(
            TargetRequest request, TargetEstimate estimate, Map<Statistic, Double> variances) {
        Map<Statistic, TargetStatistics.Scalar> scalars = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.SCALARS) {
            estimate.mean()
                    .scalar(statistic)
                    .ifPresent(mean ->
                            scalars.put(statistic, new TargetStatistics.Scalar(mean, variances.get(statistic))));
        }
        Optional<TargetStatistics.Eigenspectrum> spectrum = estimate.mean()
                .eigenspectrum()
                .map(mean -> new TargetStatistics.Eigenspectrum(
                        Arrays.stream(mean).boxed().toList(), variances.get(Statistic.EIGENSPECTRUM)));
        return new TargetStatistics(
                request.settings().neurons(),
                request.sessions().get(0).counts().countWindowMs(),
                fewestWindows(request.sessions()),
                TargetStatistics.Metric.L2,
                request.weights(),
                scalars,
                spectrum);
    }

    static int fewestWindows(List<Session> sessions) {
        return sessions.stream()
                .mapToInt(session -> session.counts().windows())
                .min()
                .orElseThrow();
    }
}
