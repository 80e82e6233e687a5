package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StoppingLimits;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Takes one wired network through its window, chunk by chunk, until the end or until a rule stops it. */
final class NetworkRun {
    private final SteppedNetwork network;
    private final SimulationWindow window;
    private final NetworkActivity activity;
    private final Recorder recorder;
    private final SpikeList fired;
    private final int index;

    NetworkRun(SteppedNetwork network, NetworkSpec spec, SimulationWindow window, Recording recording, int index) {
        this.network = network;
        this.window = window;
        this.activity = new NetworkActivity(spec, window);
        this.recorder = new Recorder(recording, index);
        this.fired = new SpikeList(spec.neurons());
        this.index = index;
    }

    /**
     * Runs to the end.
     *
     * @param buildMs time that wiring took, for the result
     */
    SimulationResult run(int chunkSteps, RunControl control, double buildMs) {
        long start = System.nanoTime();
        int end = window.steps();
        Optional<SimulationOutcome> stopped = Optional.empty();
        int from = 1;
        while (from < end && stopped.isEmpty()) {
            if (control.cancelled()) {
                throw new CancellationException("cancelled at step " + from);
            }
            int next = (int) Math.min((long) from + chunkSteps, end);
            stopped = chunk(from, next);
            recorder.drain();
            control.progress(index, next, end);
            from = next;
        }
        return new SimulationResult(
                stopped.orElseGet(this::atEnd),
                activity.counts(),
                activity.spikes(),
                activity.countedSpikes(),
                activity.lastSpikeStep(),
                buildMs,
                (System.nanoTime() - start) / 1e6);
    }

    private Optional<SimulationOutcome> chunk(int from, int end) {
        for (int step = from; step < end; step++) {
            fired.clear();
            network.step(step, fired);
            activity.count(step, fired);
            recorder.record(step, fired, network);
            if (step % StoppingLimits.CHECK_STEPS == 0) {
                Optional<InfeasibilityRule> broken = activity.broken(step, network);
                if (broken.isPresent()) {
                    return Optional.of(new SimulationOutcome.Infeasible(broken.get(), step));
                }
            }
        }
        return Optional.empty();
    }

    private SimulationOutcome atEnd() {
        return StoppingLimits.stoppedEarly(activity.lastSpikeStep(), window)
                ? new SimulationOutcome.Infeasible(InfeasibilityRule.STOPPED_EARLY, window.steps() - 1)
                : new SimulationOutcome.Completed();
    }
}
