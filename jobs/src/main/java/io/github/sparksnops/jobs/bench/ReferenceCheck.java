package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the reference points over several seeds and compares their statistics with the published values. */
public final class ReferenceCheck {

    /** A run without statistics: the verdict is known then, and the rest given up. */
    public static final class NotCompleted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotCompleted(String message) {
            super(message);
        }
    }

    private final SimulatorSelection selection;
    private final Optional<SimulationWindow> window;
    private final Consumer<String> progress;

    /**
     * Check on one simulator.
     *
     * @param window empty for the published ones; or a shorter one to try it out
     * @param progress told of every finished run
     */
    public ReferenceCheck(SimulatorSelection selection, Optional<SimulationWindow> window, Consumer<String> progress) {
        this.selection = selection;
        this.window = window;
        this.progress = progress;
    }

    /**
     * Scores of all points.
     *
     * @param seeds evaluations per point
     * @param threads runs at a time
     */
    public List<ReferenceScore> run(int seeds, int threads) {
        List<ReferencePoint> points = ReferencePoint.ALL;
        List<Evaluation> all =
                Parallel.run(threads, points.size() * seeds, i -> evaluate(points.get(i / seeds), i % seeds));
        List<ReferenceScore> scores = new ArrayList<>();
        for (int p = 0; p < points.size(); p++) {
            List<Evaluation> runs = all.subList(p * seeds, (p + 1) * seeds);
            ReferencePoint point = points.get(p);
            for (ReferenceQuantity quantity : point.published().keySet()) {
                double[] values =
                        runs.stream().mapToDouble(run -> quantity.of(run.row())).toArray();
                scores.add(ReferenceScore.of(point, quantity, values));
            }
        }
        return scores;
    }

    private Evaluation evaluate(ReferencePoint point, int repeat) {
        SimulationWindow wanted = window.orElse(point.window());
        Evaluation evaluation = Evaluation.of(selection, point.settings(wanted), point.values(), repeat);
        if (!evaluation.completed()) {
            throw new NotCompleted(point.id() + " repeat " + repeat + " should complete, but: "
                    + evaluation.row().get("reason"));
        }
        progress.accept(point.id() + " repeat " + repeat + ": " + evaluation.times());
        return evaluation;
    }
}
