package io.github.sparksnops.bench.gpu;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What simulations cost on a device: {@code gpu-bench} of the bundle. Prints runs per second, microseconds per step of the whole
 * batch, wiring and simulating apart, and a checksum of the counts; then the CPU simulator on all cores of the same host.
 *
 * <p>Argument: {@code --simulator NAME} for another than gpu, {@code --quick} for a twentieth of
 * the time and of the networks.
 */
public final class GpuBench {
    private static final int REPEATS = 5;
    /** Longer simulations are run once: minutes on a device are dear, and the short ones say how much times scatter. */
    private static final double LONG_MS = 100_000;

    private final Simulator simulator;
    private final double share;

    private GpuBench(Simulator simulator, double share) {
        this.simulator = simulator;
        this.share = share;
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--simulator");
        String name = at < 0 ? "gpu" : words.get(at + 1);
        try (Simulator simulator = Networks.open(name)) {
            new GpuBench(simulator, words.contains("--quick") ? 0.05 : 1).all();
        }
    }

    private void all() {
        System.out.printf(
                "%-34s %5s %9s %9s %9s %10s %10s  %s%n",
                "networks", "batch", "run, s", "wall, s", "runs/s", "us/step", "wiring, s", "checksum");
        for (int batch : new int[] {1, 132, 264, 528, 1056}) {
            measure("R5 (4.5 Hz)", Networks.fitted(of(batch)), 20_500);
        }
        measure("R5 (4.5 Hz)", Networks.fitted(1), 140_500);
        measure("R5 (4.5 Hz)", Networks.fitted(of(528)), 140_500);
        measure("defaults (17 Hz)", Networks.defaults(of(528)), 20_500);
        measure("random sets", Networks.random(of(528), 1), 20_500);
        measure("800 + 200 + 1,000", Networks.small(of(132)), 5_000);
        measure("800 + 200 + 1,000", Networks.small(of(1056)), 5_000);
        measure("parent model, 50,000", List.of(Networks.parent()), 500);
        statistics(Networks.fitted(8));
        simulator.counters().forEach((name, number) -> System.out.println(name + ": " + number));
        int cores = Runtime.getRuntime().availableProcessors();
        List<Network> networks = Networks.fitted(cores);
        SimulationWindow window = Networks.window(share * 20_500);
        Networks.onCpu(networks, window);
        long start = System.nanoTime();
        Networks.onCpu(networks, window);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "cpu on %d cores, R5: %.2f runs of %.1f s per second, %.3f runs of 140.5 s%n",
                cores,
                cores / seconds,
                window.durationMs() / 1000,
                cores / seconds * window.durationMs() / 140_500);
    }

    private int of(int batch) {
        return (int) Math.max(1, share * batch);
    }

    /** Median of the repeats, after one that compiles and warms up. */
    private void measure(String what, List<Network> networks, double durationMs) {
        double whole = Math.max(200, Math.rint(share * durationMs / 50) * 50);
        SimulationWindow window = Networks.window(whole);
        Networks.run(simulator, networks, Networks.window(200));
        int repeats = durationMs > LONG_MS ? 1 : REPEATS;
        double[] wall = new double[repeats];
        double[] simulate = new double[repeats];
        double[] build = new double[repeats];
        long checksum = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            long start = System.nanoTime();
            List<SimulationResult> results = simulator.run(
                    new NetworkBatch(networks), window, Recording.NONE.with(GpuBench::sampled), RunControl.NONE);
            wall[repeat] = (System.nanoTime() - start) / 1e9;
            simulate[repeat] =
                    results.stream().mapToDouble(SimulationResult::simulateMs).sum() / 1e3;
            build[repeat] =
                    results.stream().mapToDouble(SimulationResult::buildMs).sum() / 1e3;
            checksum = results.stream()
                    .mapToLong(
                            r -> Arrays.hashCode(r.counts().totals(0, r.counts().neurons())))
                    .reduce(0, (a, b) -> a * 31 + b);
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s %5d %9.1f %9.3f %9.2f %10.3f %10.3f  %016x%n",
                what,
                networks.size(),
                whole / 1000,
                median(wall),
                networks.size() / median(wall),
                median(simulate) * 1e6 / window.steps(),
                median(build),
                checksum);
    }

    /** As many neurons as a published trial samples. */
    private static int[] sampled(int network, long[] totals) {
        return IntStream.range(0, Math.min(500, totals.length)).toArray();
    }

    /** What stays for the host to do for each network: its statistics, on one core. */
    private void statistics(List<Network> networks) {
        List<SimulationResult> results = Networks.run(simulator, networks, Networks.window(share * 140_500));
        long start = System.nanoTime();
        for (SimulationResult result : results) {
            PopulationStatistics.of(
                    ObservedCounts.of(result.counts(), 0, 2500, 200),
                    StatisticsSettings.DEFAULT,
                    OptionalDouble.empty(),
                    1);
        }
        System.out.printf(
                Locale.ROOT,
                "statistics of a run of %.1f s on one core: %.2f s%n",
                share * 140.5,
                (System.nanoTime() - start) / 1e9 / networks.size());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
