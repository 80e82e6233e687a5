package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is doubtful about recordings as the ground of a target. */
final class RecordingDoubts {
    /** Mean rates of cortical neurons lie between; times in a wrong unit are off by 1,000. */
    private static final double LOWEST_RATE_HZ = 0.01;

    private static final double HIGHEST_RATE_HZ = 200;

    private static final double SHORTEST_MS = 1_000;
    private static final double LONGEST_MS = 24 * 3_600_000.0;

    /** With fewer, shared dimensionality says more of the sampling than of the network; 50 are published. */
    private static final int FEWEST_NEURONS = 20;

    /** Share of the windows that a bootstrap replicate draws at least once. */
    private static final double DRAWN = 1 - 1 / Math.E;

    private static final String REMEDY = "record longer, count in shorter windows, or lower --neurons-per-sampling";

    private final TargetRequest request;
    private final List<PopulationStatistics.Computed> computed;
    private final List<Problem> doubts = new ArrayList<>();

    RecordingDoubts(TargetRequest request, List<PopulationStatistics.Computed> computed) {
        this.request = request;
        this.computed = computed;
    }

    List<Problem> list() {
        for (int s = 0; s < computed.size(); s++) {
            Session session = request.sessions().get(s);
            String file = session.file().toString();
            session.note().ifPresent(note -> warn(file, note, "--population NAME takes one of them"));
            rate(file, session);
            size(file, session, computed.get(s).activeNeurons());
        }
        int neurons = request.settings().neurons();
        if (neurons < FEWEST_NEURONS) {
            warn(
                    "--neurons-per-sampling " + neurons,
                    "few neurons: shared dimensionality and the eigenspectrum depend on their number",
                    "take 50, as published, where the recording has them, and simulate with the same number");
        }
        long different = request.sessions().stream()
                .mapToInt(session -> session.counts().windows())
                .distinct()
                .count();
        if (different > 1) {
            warn(
                    "count_windows",
                    "the sessions differ in their number of count windows, and shared statistics depend on it",
                    "the target names the smallest, %s; cut the sessions to one length by --epochs"
                            .formatted(MeasuredTarget.fewestWindows(request.sessions())));
        }
        return doubts;
    }

    private void rate(String file, Session session) {
        double rate = session.meanRateHz();
        if (rate < LOWEST_RATE_HZ || rate > HIGHEST_RATE_HZ) {
            warn(
                    file,
                    String.format(
                            Locale.ROOT, "the neurons spike at %.3g Hz on average, as if times had another unit", rate),
                    session.lastSpikeMs().isPresent() ? "check --time-unit" : "check --count-window-ms");
        }
        session.lastSpikeMs()
                .filter(ms -> ms < SHORTEST_MS || ms > LONGEST_MS)
                .ifPresent(ms -> warn(
                        file,
                        String.format(
                                Locale.ROOT, "the last spike is at %,.1f s, as if times had another unit", ms / 1000),
                        "check --time-unit"));
    }

    private void size(String file, Session session, int active) {
        StatisticsSettings settings = request.settings();
        int windows = session.counts().windows();
        if (windows <= settings.neurons()) {
            warn(
                    file,
                    "%s count windows for %s neurons per sampling: factor analysis can do no better than one latent"
                            .formatted(windows, settings.neurons()),
                    REMEDY);
        } else if (trainingWindows(windows) <= settings.neurons()) {
            warn(
                    file,
                    "%s count windows: %s has about %.0f different ones to train on, with %s neurons per sampling, and the number of"
                                    .formatted(
                                            windows,
                                            request.bootstraps()
                                                    ? "cross-validation in a bootstrap replicate"
                                                    : "cross-validation",
                                            trainingWindows(windows),
                                            settings.neurons())
                            + " latents means little",
                    REMEDY);
        }
        if (active == settings.neurons() && settings.samplings() > 1) {
            warn(
                    file,
                    "just %s neurons spike above %s Hz, so all samplings are the same neurons"
                            .formatted(active, settings.minRateHz()),
                    "lower --neurons-per-sampling, so that the variance tells what another choice would change");
        }
    }

    /** Different windows among the four folds of five that cross-validation fits to. */
    private double trainingWindows(int windows) {
        return 0.8 * windows * (request.bootstraps() ? DRAWN : 1);
    }

    private void warn(String where, String what, String how) {
        doubts.add(new Problem(where, what, how));
    }
}
