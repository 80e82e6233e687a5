package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.template.BalancedTemplate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Evaluates parameter sets that other software has evaluated, one new network each. */
public final class EvaluationCheck {
    private final SimulatorSelection selection;
    private final TrialSettings settings;
    private final Consumer<String> progress;

    /**
     * Check on one simulator.
     *
     * @param window empty for the published one; or a shorter one to try it out
     * @param progress told of every finished run
     */
    public EvaluationCheck(SimulatorSelection selection, Optional<SimulationWindow> window, Consumer<String> progress) {
        this.selection = selection;
        this.settings = BenchCase.settings(BalancedTemplate.SPATIAL, window.orElse(ReferencePoint.WINDOW));
        this.progress = progress;
    }

    /**
     * Pairs in the order of the rows.
     *
     * @param threads runs at a time
     */
    public List<EvaluationPair> run(List<PublishedEvaluation> rows, int threads) {
        return Parallel.run(threads, rows.size(), i -> evaluate(rows.get(i)));
    }

    private EvaluationPair evaluate(PublishedEvaluation published) {
        Evaluation evaluation = Evaluation.of(selection, settings, published.values(), 0);
        Map<ReferenceQuantity, Double> ours = new EnumMap<>(ReferenceQuantity.class);
        if (evaluation.completed()) {
            published.statistics().keySet().forEach(quantity -> ours.put(quantity, quantity.of(evaluation.row())));
        }
        Object reason = evaluation.row().get("reason");
        String outcome = evaluation.row().get("status") + (reason == null ? "" : " " + reason);
        progress.accept("line " + published.line() + ": " + outcome + ", " + evaluation.times());
        return new EvaluationPair(published, ours, outcome);
    }
}
