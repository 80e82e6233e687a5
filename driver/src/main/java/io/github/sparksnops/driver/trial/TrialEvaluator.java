package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.PopulationStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Takes trials from parameters to results on an open simulator. What a network can do is a result, never an exception. */
public final class TrialEvaluator {
    private final TrialSettings settings;
    private final Simulator simulator;

    public TrialEvaluator(TrialSettings settings, Simulator simulator) {
        this.settings = settings;
        this.simulator = simulator;
    }

    /** Evaluates one trial, as {@link #evaluate(List, Recording, RunControl)} does. */
    public TrialResult evaluate(Trial trial, Recording recording, RunControl control) {
        return evaluate(List.of(trial), recording, control).get(0);
    }

    /**
     * Evaluates trials together. A software error ends in a FAILED result with its message, for the trial that meets it; cancellation,
     * failures of the hardware, what only the user can mend, and errors of the JVM such as lack of memory, pass through.
     *
     * @return results in the order of the trials
     */
    public List<TrialResult> evaluate(List<Trial> trials, Recording recording, RunControl control) {
        TrialResult[] results = new TrialResult[trials.size()];
        List<Integer> wired = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (int t = 0; t < results.length; t++) {
            try {
                networks.add(Network.of(
                        settings.model().spec(trials.get(t).values()),
                        trials.get(t).seed()));
                wired.add(t);
            } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
                results[t] = failed(e);
            }
        }
        if (!networks.isEmpty()) {
            simulate(trials, wired, networks, recording, control, results);
        }
        return List.of(results);
    }

    private void simulate(
            List<Trial> trials,
            List<Integer> wired,
            List<Network> networks,
            Recording recording,
            RunControl control,
            TrialResult[] results) {
        try {
            List<SimulationResult> simulated =
                    simulator.run(new NetworkBatch(networks), settings.window(), recording, control);
            for (int n = 0; n < simulated.size(); n++) {
                int t = wired.get(n);
                results[t] = judged(trials.get(t), simulated.get(n));
            }
        } catch (CancellationException | SimulatorFailure | UserError e) {
            throw e;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            if (wired.size() == 1) {
                results[wired.get(0)] = failed(e);
                return;
            }
            // One of them met it: each by itself, so that the others have their results.
            for (int n = 0; n < wired.size(); n++) {
                simulate(trials, wired.subList(n, n + 1), networks.subList(n, n + 1), recording, control, results);
            }
        }
    }

    private static TrialResult failed(Throwable error) {
        return new TrialResult(
                TrialResult.Status.FAILED, Optional.of(error.toString()), Optional.empty(), Optional.empty(), 0);
    }

    private TrialResult judged(Trial trial, SimulationResult result) {
        try {
            return judge(trial, result);
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            return failed(e);
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
