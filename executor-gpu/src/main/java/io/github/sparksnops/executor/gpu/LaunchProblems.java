package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.ArrayList;
import java.util.List;

/** Looks at a launch before anything is taken for it, and finds everything that speaks against it. */
final class LaunchProblems {
    private static final String WHERE = "--simulator gpu";
    private static final String CPU = "use --simulator cpu";

    private final List<Problem> found = new ArrayList<>();

    private LaunchProblems() {}

    /** All problems of simulating a network in a shape; empty where there are none. */
    static List<Problem> of(
            NetworkSpec spec,
            SimulationWindow window,
            BlockShape shape,
            StepSpikes spikes,
            DeviceLimits limits,
            KernelNeeds needs) {
        LaunchProblems problems = new LaunchProblems();
        String kernel = shape.kernel().entry();
        problems.require(
                spec.classes() <= BlockShape.MOST_CLASSES,
                "the network has %s stimuli and populations, the GPU simulates at most %s"
                        .formatted(spec.classes(), BlockShape.MOST_CLASSES),
                CPU);
        long most = SpikeCounts.mostPerWindow(spec, window);
        problems.require(
                most <= SpikeCounts.LARGEST,
                "a neuron may fire %,d times in a count window, 16 bits count to %,d"
                        .formatted(most, SpikeCounts.LARGEST),
                "take a shorter window.count_window_ms");
        int threads = Math.min(limits.threads(), needs.threads());
        problems.require(
                shape.threads() <= threads,
                "%s runs in blocks of %s threads, this GPU takes %s".formatted(kernel, shape.threads(), threads),
                CPU);
        problems.require(
                shape.threads() * needs.registers() <= limits.registers(),
                "%s takes %s registers in each of %s threads, a block of this GPU has %s"
                        .formatted(kernel, needs.registers(), shape.threads(), limits.registers()),
                CPU);
        problems.require(
                shape.sharedBytes(spikes) <= limits.sharedBytes(),
                "a block takes %,d bytes of shared memory, this GPU has %,d"
                        .formatted(shape.sharedBytes(spikes), limits.sharedBytes()),
                CPU);
        return List.copyOf(problems.found);
    }

    private void require(boolean holds, String what, String how) {
        if (!holds) {
            found.add(new Problem(WHERE, what, how));
        }
    }
}
