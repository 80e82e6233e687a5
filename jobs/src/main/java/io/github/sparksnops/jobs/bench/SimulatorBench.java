package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.List;

/** Measures one simulator on one case: a warm-up run, then one run per thread, all at once. */
public final class SimulatorBench {
    private static final long STUDY_SEED = 1;
    /** Long enough for the compiler to finish: the step is compiled within the first tenth of a second. */
    private static final SimulationWindow WARM_UP = new SimulationWindow(1500, 500, 200, 0.05);

    private final SimulatorSelection selection;

    public SimulatorBench(SimulatorSelection selection) {
        this.selection = selection;
    }

    /** Runs the case on as many threads, each with a network of its own. */
    public Measurement measure(BenchCase bench, int threads) {
        evaluate(bench.withWindow(WARM_UP), 0, RunControl.NONE);
        List<Run> runs = Parallel.run(threads, threads, i -> run(bench, i));
        double seconds = runs.stream().mapToDouble(Run::simulatedSeconds).sum();
        double wall =
                runs.stream().mapToDouble(r -> r.simulation().simulateMs()).sum() / 1000;
        return new Measurement(
                bench.name(),
                selection.name(),
                threads,
                runs.stream()
                        .mapToDouble(r -> r.simulation().buildMs())
                        .average()
                        .orElseThrow(),
                wall / seconds * bench.settings().window().dtMs() * 1000,
                runs.stream().mapToDouble(Run::cpuSeconds).sum() / seconds,
                wall / seconds,
                runs.stream()
                        .mapToDouble(r -> r.result().statisticsMs())
                        .average()
                        .orElseThrow(),
                outcome(runs.get(0).result()));
    }

    private Run run(BenchCase bench, int repeat) {
        CpuClock clock = new CpuClock();
        TrialResult result = evaluate(bench, repeat, clock);
        SimulationResult simulation = result.simulation().orElseThrow();
        SimulationWindow window = bench.settings().window();
        int steps = simulation.outcome() instanceof SimulationOutcome.Infeasible stopped
                ? stopped.step()
                : window.steps() - 1;
        return new Run(result, simulation, steps * window.dtMs() / 1000, clock.seconds());
    }

    private TrialResult evaluate(BenchCase bench, int repeat, RunControl control) {
        try (Simulator simulator = selection.provider().open(SimulatorSettings.DEFAULT)) {
            TrialResult result = new TrialEvaluator(bench.settings(), simulator)
                    .evaluate(
                            new TrialFactory(bench.settings(), STUDY_SEED).trial(bench.values(), repeat),
                            Recording.NONE,
                            control);
            if (result.status() == TrialResult.Status.FAILED) {
                throw new IllegalStateException(
                        bench.name() + " failed: " + result.reason().orElse("no reason"));
            }
            return result;
        }
    }

    private static String outcome(TrialResult result) {
        return result.reason().orElse(result.status().name());
    }

    private record Run(TrialResult result, SimulationResult simulation, double simulatedSeconds, double cpuSeconds) {}
}
