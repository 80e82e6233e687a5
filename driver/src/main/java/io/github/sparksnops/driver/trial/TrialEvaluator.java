package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.PopulationStatistics;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Takes one trial from parameters to result on an open simulator. What a network can do is a result, never an exception. */
public final class TrialEvaluator {
    private final TrialSettings settings;
    private final Simulator simulator;

    public TrialEvaluator(TrialSettings settings, Simulator simulator) {
        this.settings = settings;
        this.simulator = simulator;
    }

    /**
     * Evaluates a trial. A software error ends in a FAILED result with its message; cancellation, and errors of the JVM such
     * as lack of memory, pass through.
     */
    public TrialResult evaluate(Trial trial, Recording recording, RunControl control) {
        try {
            Network network = Network.of(settings.model().spec(trial.values()), trial.seed());
            SimulationResult result = simulator
                    .run(NetworkBatch.of(network), settings.window(), recording, control)
                    .get(0);
            return judge(trial, result);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            return new TrialResult(
                    TrialResult.Status.FAILED, Optional.of(e.toString()), Optional.empty(), Optional.empty(), 0);
        }
    }

    private TrialResult judge(Trial trial, SimulationResult result) {
        if (result.outcome() instanceof SimulationOutcome.Infeasible infeasible) {
            return new TrialResult(
                    TrialResult.Status.INFEASIBLE,
                    Optional.of(infeasible.rule().key()),
                    Optional.of(result),
                    Optional.empty(),
                    0);
        }
        long start = System.nanoTime();
        PopulationStatistics statistics = PopulationStatistics.of(
                settings.model().observed(result.counts(), settings.window()),
                settings.statistics(),
                settings.fidelity().rateLimitHz(),
                trial.seed());
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (statistics instanceof PopulationStatistics.Undefined undefined) {
            return new TrialResult(
                    TrialResult.Status.INFEASIBLE,
                    Optional.of(undefined.reason()),
                    Optional.of(result),
                    Optional.of(statistics),
                    milliseconds);
        }
        return new TrialResult(
                TrialResult.Status.COMPLETED,
                Optional.empty(),
                Optional.of(result),
                Optional.of(statistics),
                milliseconds);
    }
}
