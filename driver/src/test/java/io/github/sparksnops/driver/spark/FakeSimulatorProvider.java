package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.GatheredCounts;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.wiring.Network;
import java.io.IOError;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A simulator whose counts are a function of the seed alone: most networks complete, one in eleven is silent, one in seventeen
 * meets a software error.
 */
public final class FakeSimulatorProvider implements SimulatorProvider {
    static final String NAME = "fake";

    /** So many runs from now on, on any thread, lose their machine. */
    public static final AtomicInteger BREAKDOWNS = new AtomicInteger();

    /** So many runs from now on need more memory than there is. */
    static final AtomicInteger LARGE_RUNS = new AtomicInteger();

    /** While set, every network is silent. */
    public static volatile boolean allSilent;

    /** While set, no run meets a software error. */
    public static volatile boolean faultless;

    /** While set, runs last until they are cancelled. */
    static volatile boolean endless;

    /** What simulators say they like to take at a time. */
    static volatile int batchSize = 1;

    /** Runs that were cancelled. */
    static final AtomicInteger CANCELLED = new AtomicInteger();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int preference() {
        return 1;
    }

    @Override
    public Availability probe() {
        return new Availability.Usable("imagination", "");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        return new SimulationDemand(SpikeCounts.bytes(spec.neurons(), window.countWindows()), 0.001);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        return new FakeSimulator(settings.device());
    }

    /** The device that a simulator of this kind was opened on. */
    public static OptionalInt deviceOf(Simulator simulator) {
        return ((FakeSimulator) simulator).device;
    }

    private static final class FakeSimulator implements Simulator {
        private final OptionalInt device;
        private boolean closed;
        private boolean running;

        private FakeSimulator(OptionalInt device) {
            this.device = device;
        }

        @Override
        public List<SimulationResult> run(
                NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
            if (closed || running) {
                throw new InternalError("a simulator belongs to one task at a time and is not used after close");
            }
            running = true;
            try {
                breakDownOrWait(control);
                return IntStream.range(0, batch.size())
                        .mapToObj(n -> run(n, batch.networks().get(n), window, recording))
                        .toList();
            } finally {
                running = false;
            }
        }

        private static void breakDownOrWait(RunControl control) {
            if (BREAKDOWNS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOError(new IOException("the machine broke down, on purpose"));
            }
            if (LARGE_RUNS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new OutOfMemoryError("Java heap space, on purpose");
            }
            while (endless) {
                if (control.cancelled()) {
                    CANCELLED.incrementAndGet();
                    throw new CancellationException();
                }
                Thread.onSpinWait();
            }
        }

        private static SimulationResult run(int n, Network network, SimulationWindow window, Recording recording) {
            long kind = Long.remainderUnsigned(network.seed(), 187);
            if (kind % 17 == 0 && !faultless) {
                throw new IllegalStateException("an error in the software, on purpose");
            }
            int neurons = network.spec().neurons();
            boolean silent = allSilent || kind % 11 == 0;
            CountTable counts = new CountTable(neurons, window.countWindows());
            SplittableRandom random = new SplittableRandom(network.seed());
            long spikes = 0;
            for (int i = 0; i < neurons && !silent; i++) {
                for (int w = 0; w < window.countWindows(); w++) {
                    for (int k = random.nextInt(5); k > 0; k--) {
                        counts.increment(i, w);
                        spikes++;
                    }
                }
            }
            SimulationOutcome outcome = silent
                    ? new SimulationOutcome.Infeasible(InfeasibilityRule.SILENT, 2000)
                    : new SimulationOutcome.Completed();
            return new SimulationResult(
                    outcome,
                    batchSize == 1 ? counts : gathered(n, counts, recording),
                    List.of(spikes, 0L),
                    List.of(spikes, 0L),
                    window.steps() - 1,
                    0.01,
                    0.1);
        }

        /** As a device does that runs batches: only what was chosen. */
        private static SpikeCounts gathered(int n, CountTable counts, Recording recording) {
            long[] totals = counts.totals(0, counts.neurons());
            int[] chosen = recording.counts().neurons(n, totals);
            short[][] rows = new short[chosen.length][counts.windows()];
            for (int i = 0; i < chosen.length; i++) {
                for (int w = 0; w < counts.windows(); w++) {
                    rows[i][w] = (short) counts.count(chosen[i], w);
                }
            }
            return new GatheredCounts(totals, counts.windows(), chosen, rows);
        }

        @Override
        public int batchSize() {
            return batchSize;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
