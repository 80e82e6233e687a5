package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.stats.PopulationStatistics.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Runs the reference points over several seeds and compares rate, Fano factor and correlation with the published values. */
public final class ReferenceCheck {
    private static final long STUDY_SEED = 1;

    /** A run without statistics: the verdict is known then, and the rest given up. */
    public static final class NotCompleted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotCompleted(String message) {
            super(message);
        }
    }

    private final SimulatorSelection selection;
    private final TrialSettings settings;
    private final Consumer<String> progress;

    /**
     * Check on one simulator.
     *
     * @param window {@link ReferencePoint#WINDOW}, or a shorter one to try it out
     * @param progress told of every finished run
     */
    public ReferenceCheck(SimulatorSelection selection, SimulationWindow window, Consumer<String> progress) {
        this.selection = selection;
        this.settings = BenchCase.settings(BalancedTemplate.SPATIAL, window);
        this.progress = progress;
    }

    /**
     * Scores of all points, three each.
     *
     * @param seeds evaluations per point
     * @param threads runs at a time
     */
    public List<ReferenceScore> run(int seeds, int threads) {
        List<ReferencePoint> points = ReferencePoint.ALL;
        List<Computed> all =
                Parallel.run(threads, points.size() * seeds, i -> evaluate(points.get(i / seeds), i % seeds));
        List<ReferenceScore> scores = new ArrayList<>();
        for (int p = 0; p < points.size(); p++) {
            List<Computed> runs = all.subList(p * seeds, (p + 1) * seeds);
            ReferencePoint point = points.get(p);
            int n = point.evaluations();
            scores.add(ReferenceScore.of(
                    point.id(),
                    "rate_hz",
                    values(runs, c -> c.rateHz().value()),
                    point.rateHz(),
                    n,
                    ReferenceScore.TYPICAL_RATE_HZ));
            scores.add(ReferenceScore.of(
                    point.id(),
                    "fano_factor",
                    values(runs, c -> c.fanoFactor().value()),
                    point.fanoFactor(),
                    n,
                    ReferenceScore.TYPICAL_FANO_FACTOR));
            scores.add(ReferenceScore.of(
                    point.id(),
                    "count_correlation",
                    values(runs, c -> c.countCorrelation().value()),
                    point.countCorrelation(),
                    n,
                    ReferenceScore.TYPICAL_COUNT_CORRELATION));
        }
        return scores;
    }

    private static double[] values(List<Computed> runs, ToDoubleFunction<Computed> statistic) {
        return runs.stream().mapToDouble(statistic).toArray();
    }

    private Computed evaluate(ReferencePoint point, int repeat) {
        try (Simulator simulator = selection.provider().open(SimulatorSettings.DEFAULT)) {
            TrialResult result = new TrialEvaluator(settings, simulator)
                    .evaluate(
                            new TrialFactory(settings, STUDY_SEED).trial(point.values(), repeat),
                            Recording.NONE,
                            RunControl.NONE);
            if (result.statistics().orElse(null) instanceof Computed computed) {
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s repeat %d: %.3f Hz, Fano %.4f, correlation %.5f, simulated in %.1f s",
                        point.id(),
                        repeat,
                        computed.rateHz().value(),
                        computed.fanoFactor().value(),
                        computed.countCorrelation().value(),
                        result.simulation().orElseThrow().simulateMs() / 1000));
                return computed;
            }
            throw new NotCompleted(point.id() + " repeat " + repeat + " should complete, but: "
                    + result.reason().orElse(""));
        }
    }
}
