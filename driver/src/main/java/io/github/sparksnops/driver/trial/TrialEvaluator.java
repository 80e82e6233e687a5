package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.CountSelection;
import io.github.sparksnops.network.simulation.GatheredCounts;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.PopulationStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Takes trials from parameters to results on an open simulator. What a network can do is a result, never an exception. */
public final class TrialEvaluator {
    private final TrialSettings settings;
    private final Simulator simulator;

    public TrialEvaluator(TrialSettings settings, Simulator simulator) {
        this.settings = settings;
        this.simulator = simulator;
    }

    /** Evaluates one trial, as {@link #evaluate(List, Recording, RunControl, Executor)} does, and waits for it. */
    public TrialResult evaluate(Trial trial, Recording recording, RunControl control) {
        return result(
                evaluate(List.of(trial), recording, control, Runnable::run).get(0));
    }

    /**
     * Waits for a result.
     *
     * @throws Error where the JVM failed, as by lack of memory
     */
    public static TrialResult result(CompletableFuture<TrialResult> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /**
     * Simulates trials together and has their statistics computed. A software error ends in a FAILED result with its message, for the
     * trial that meets it; cancellation, failures of the hardware, what only the user can mend, and errors of the JVM such as lack of
     * memory, pass through.
     *
     * @param recording spikes and voltages that are wanted; counts are chosen here
     * @param statistics computes the statistics of each trial: here and now ({@code Runnable::run}), or beside the next simulation
     * @return results in the order of the trials, to be waited for by {@link #result}; all simulations have ended
     */
    public List<CompletableFuture<TrialResult>> evaluate(
            List<Trial> trials, Recording recording, RunControl control, Executor statistics) {
        List<CompletableFuture<TrialResult>> results = new ArrayList<>(Collections.nCopies(trials.size(), null));
        List<Integer> wired = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (int t = 0; t < trials.size(); t++) {
            try {
                networks.add(Network.of(
                        settings.model().spec(trials.get(t).values()),
                        trials.get(t).seed()));
                wired.add(t);
            } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
                results.set(t, CompletableFuture.completedFuture(failed(e)));
            }
        }
        if (!networks.isEmpty()) {
            new Batch(trials, recording, control, statistics, results).simulate(wired, networks);
        }
        return results;
    }

    /** Trials that are evaluated together. */
    private final class Batch {
        private final List<Trial> trials;
        private final Recording recording;
        private final RunControl control;
        private final Executor statistics;
        private final List<CompletableFuture<TrialResult>> results;

        private Batch(
                List<Trial> trials,
                Recording recording,
                RunControl control,
                Executor statistics,
                List<CompletableFuture<TrialResult>> results) {
            this.trials = trials;
            this.recording = recording;
            this.control = control;
            this.statistics = statistics;
            this.results = results;
        }

        /**
         * Simulates some of them.
         *
         * @param wired which trial each network is of
         */
        private void simulate(List<Integer> wired, List<Network> networks) {
            try {
                CountSelection sampled = (n, totals) -> sampledNeurons(trials.get(wired.get(n)), totals);
                List<SimulationResult> simulated =
                        simulator.run(new NetworkBatch(networks), settings.window(), recording.with(sampled), control);
                for (int n = 0; n < simulated.size(); n++) {
                    Trial trial = trials.get(wired.get(n));
                    SimulationResult result = simulated.get(n);
                    results.set(wired.get(n), CompletableFuture.supplyAsync(() -> judged(trial, result), statistics));
                }
            } catch (CancellationException | SimulatorFailure | UserError e) {
                throw e;
            } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
                if (wired.size() == 1) {
                    results.set(wired.get(0), CompletableFuture.completedFuture(failed(e)));
                    return;
                }
                // One of them met it: each by itself, so that the others have their results.
                for (int n = 0; n < wired.size(); n++) {
                    simulate(wired.subList(n, n + 1), networks.subList(n, n + 1));
                }
            }
        }
    }

    /** Only these neurons' counts need to leave a device. */
    private int[] sampledNeurons(Trial trial, long[] totals) {
        SpikeCounts totalsAlone =
                new GatheredCounts(totals, settings.window().countWindows(), new int[0], new short[0][]);
        return PopulationStatistics.sampledNeurons(
                settings.model().observed(totalsAlone, settings.window()),
                settings.statistics(),
                settings.fidelity().rateLimitHz(),
                trial.seed());
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
