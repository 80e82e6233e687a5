package io.github.sparksnops.bench.cluster;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.CountTable;
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
import io.github.sparksnops.network.wiring.Network;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A simulator that simulates nothing: it sleeps as long as a GPU would compute, and gives counts that have statistics. So one
 * machine can be as many GPUs to a driver as it has threads. Never chosen by {@code auto}; its rows say what made them.
 */
public final class ImaginaryGpu implements SimulatorProvider {
    /** Networks at a time, and how long they take together, ms: properties of the JVM. */
    private static final int BATCH = Integer.getInteger("snops.imaginary.batch", 64);

    private static final long BATCH_MS = Long.getLong("snops.imaginary.batch_ms", 10_000);

    /** How often a sleeper looks whether it is still wanted, ms. */
    private static final long NAP_MS = 500;

    @Override
    public String name() {
        return "imaginary";
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Availability probe() {
        return new Availability.Usable("imagination", "sleeps and invents counts, to measure drivers");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        return new SimulationDemand(2L * spec.neurons() * window.countWindows(), BATCH_MS / 1e3 / BATCH, BATCH);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        return new Sleeper();
    }

    private static final class Sleeper implements Simulator {
        @Override
        public int batchSize() {
            return BATCH;
        }

        @Override
        public List<SimulationResult> run(
                NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
            int networks = batch.networks().size();
            sleep(BATCH_MS * networks / BATCH, control);
            return batch.networks().stream()
                    .map(network -> invented(network, window, (double) BATCH_MS / BATCH))
                    .toList();
        }

        private static void sleep(long ms, RunControl control) {
            long end = System.nanoTime() + ms * 1_000_000;
            for (long left = ms; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                if (control.cancelled()) {
                    throw new CancellationException();
                }
                try {
                    Thread.sleep(Math.min(left, NAP_MS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                }
            }
        }

        /** One to three spikes of each neuron in each window, so that every variance is positive. */
        private static SimulationResult invented(Network network, SimulationWindow window, double simulateMs) {
            int neurons = network.spec().neurons();
            CountTable counts = new CountTable(neurons, window.countWindows());
            for (int w = 0; w < window.countWindows(); w++) {
                for (int i = 0; i < neurons; i++) {
                    int mixed = (int) (network.seed() >>> 32) ^ w * 0x9E3779B9 ^ i * 0x85EBCA6B;
                    counts.set(i, w, 1 + Integer.remainderUnsigned(mixed * 0x27D4EB2F >>> 7, 3));
                }
            }
            int first = network.spec().populations().get(0).size();
            List<Long> spikes = List.of(total(counts, 0, first), total(counts, first, neurons));
            return new SimulationResult(
                    new SimulationOutcome.Completed(), counts, spikes, spikes, window.steps() - 1, 0, simulateMs);
        }

        private static long total(CountTable counts, int first, int end) {
            long sum = 0;
            for (long count : counts.totals(first, end)) {
                sum += count;
            }
            return sum;
        }

        @Override
        public void close() {}
    }
}
