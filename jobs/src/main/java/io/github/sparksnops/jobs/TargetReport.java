package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.driver.target.MeasuredTarget;
import io.github.sparksnops.driver.target.TargetRequest;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetEstimate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A target for people: recordings, and of each statistic value, standard error, SD and share of the cost. */
final class TargetReport {
    private final TargetRequest request;
    private final MeasuredTarget target;

    TargetReport(TargetRequest request, MeasuredTarget target) {
        this.request = request;
        this.target = target;
    }

    void print(PrintWriter out) {
        List<Session> sessions = request.sessions();
        for (int s = 0; s < sessions.size(); s++) {
            session(out, sessions.get(s), target.sessions().get(s).activeNeurons());
        }
        out.println();
        out.printf(Locale.ROOT, "%-22s %12s %12s %12s %10s%n", "statistic", "value", "SE", "SD", "cost share");
        for (Statistic statistic : target.estimate().variances().keySet()) {
            statistic(out, statistic);
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "SD: over %s %s; its square, the variance, is known to about %.0f %%.%n",
                target.estimate().repeats(),
                target.estimate().spread() == TargetEstimate.Spread.SESSIONS ? "sessions" : "bootstrap replicates",
                100 * target.estimate().varianceError());
        out.println("cost share: expected for a network that is right on average, from the spread of its repeats.");
        if (target.statistics().eigenspectrum().isPresent()) {
            out.println("eigenspectrum: the largest eigenvalue; SD and SE are those of the whole spectrum.");
        }
        out.flush();
    }

    private void session(PrintWriter out, Session session, int active) {
        out.printf(
                Locale.ROOT,
                "%s: %d neurons (%d above %s Hz), mean %.3g Hz, %d count windows of %s ms%s%n",
                session.file(),
                session.neurons(),
                active,
                request.settings().minRateHz(),
                session.meanRateHz(),
                session.counts().windows(),
                session.counts().countWindowMs(),
                session.lastSpikeMs()
                        .map(ms -> String.format(Locale.ROOT, "; last spike at %.1f ms", ms))
                        .orElse(""));
    }

    private void statistic(PrintWriter out, Statistic statistic) {
        TargetEstimate estimate = target.estimate();
        double value = statistic == Statistic.EIGENSPECTRUM
                ? estimate.mean().eigenspectrum().orElseThrow()[0]
                : estimate.mean().scalar(statistic).orElseThrow();
        out.printf(
                Locale.ROOT,
                "%-22s %12.5f %12.5f %12.5f %8.1f %%%n",
                statistic.key(),
                value,
                estimate.standardError(statistic).orElseThrow(),
                Math.sqrt(variance(statistic)),
                100 * target.shares().get(statistic));
    }

    /** As the target has it: the model's own where the repeats have none. */
    private double variance(Statistic statistic) {
        return statistic == Statistic.EIGENSPECTRUM
                ? target.statistics().eigenspectrum().orElseThrow().variance()
                : target.statistics().scalars().get(statistic).variance();
    }
}
