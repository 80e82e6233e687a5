package io.github.sparksnops.bench.gpu;

import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a simulator gives what the CPU gives, to the bit: {@code gpu-check} of the bundle. Ends with 0 where it does, with 1 where
 * anything differs.
 *
 * <p>Arguments: {@code --small} for some small cases only, as compute-sanitizer is slow; {@code --simulator NAME} for another than gpu.
 */
public final class GpuCheck {
    private static final long BASELINE_TOLERANCE_MB = 1;
    private static final int MEMORY_CONFIGURATIONS = 20;
    /** A driver hands memory out in pieces of 2 MiB, and the pool has several. */
    private static final long GRANULARITY_MB = 8;

    private final String name;
    private final Simulator simulator;
    private int differing;

    private GpuCheck(String name, Simulator simulator) {
        this.name = name;
        this.simulator = simulator;
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--simulator");
        String name = at < 0 ? "gpu" : words.get(at + 1);
        int differing;
        try (Simulator simulator = Networks.open(name)) {
            GpuCheck check = new GpuCheck(name, simulator);
            check.small();
            if (!words.contains("--small")) {
                check.full();
            }
            differing = check.differing;
        }
        System.out.println(differing == 0 ? "PASS" : "FAIL: " + differing + " cases differ");
        System.exit(differing == 0 ? 0 : 1);
    }

    /** Sizes that are no multiples of anything, in seconds. */
    private void small() {
        compare("3 of 1,000 neurons, 300 ms", Networks.small(3), Networks.window(300));
        compare("2 of 3,125 neurons, 100 ms", Networks.defaults(2), Networks.window(100));
    }

    private void full() {
        compare("50 random sets, 10 s", Networks.random(50, 1), Networks.window(10_000));
        compare("3 at 140.5 s", Networks.fitted(3), Networks.window(140_500));
        compare("parent model, 50,000 neurons, 200 ms", List.of(Networks.parent()), Networks.window(200));
        for (int size : new int[] {1, 2, 131, 132, 133, 500}) {
            compare("batch of " + size + " of 1,000 neurons, 300 ms", Networks.small(size), Networks.window(300));
        }
        memory();
    }

    private void compare(String what, List<Network> networks, SimulationWindow window) {
        List<SimulationResult> expected = Networks.onCpu(networks, window);
        long start = System.nanoTime();
        List<SimulationResult> results = Networks.run(simulator, networks, window);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Integer> wrong = new ArrayList<>();
        long spikes = 0;
        for (int n = 0; n < networks.size(); n++) {
            SimulationResult mine = results.get(n);
            SimulationResult theirs = expected.get(n);
            spikes += theirs.spikes().stream().mapToLong(Long::longValue).sum();
            if (!mine.outcome().equals(theirs.outcome())
                    || !mine.counts().equals(theirs.counts())
                    || !mine.spikes().equals(theirs.spikes())
                    || !mine.countedSpikes().equals(theirs.countedSpikes())
                    || mine.lastSpikeStep() != theirs.lastSpikeStep()) {
                wrong.add(n);
            }
        }
        differing += wrong.isEmpty() ? 0 : 1;
        System.out.printf(
                Locale.ROOT,
                "%-8s %s: %,d spikes, %.2f s%s%n",
                wrong.isEmpty() ? "same" : "DIFFERS",
                what,
                spikes,
                seconds,
                wrong.isEmpty() ? "" : ", networks " + wrong);
        if (!wrong.isEmpty()) {
            int n = wrong.get(0);
            System.out.println("         here " + summary(results.get(n)) + ", cpu " + summary(expected.get(n)));
        }
    }

    private static String summary(SimulationResult result) {
        return result.outcome() + " " + result.spikes() + " last " + result.lastSpikeStep() + " counts "
                + Long.toHexString(result.counts().checksum());
    }

    /** 200 batches one after the other leave nothing on the device; and what a batch takes is what was planned. */
    private void memory() {
        if (!name.equals("gpu")) {
            return;
        }
        long before = usedMb();
        try (Simulator other = Networks.provider(name).open(SimulatorSettings.DEFAULT)) {
            for (int batch = 0; batch < 200; batch++) {
                Networks.run(other, Networks.small(1 + batch % 8), Networks.window(50));
            }
        }
        report(
                "device memory before and after 200 batches: %d MiB".formatted(before),
                usedMb(),
                before,
                BASELINE_TOLERANCE_MB);
        for (int config = 0; config < MEMORY_CONFIGURATIONS; config++) {
            SimulationWindow window = Networks.window(100 << config % 4);
            int size = 1 + 29 * config;
            List<Network> networks =
                    switch (config % 3) {
                        case 0 -> Networks.small(size);
                        case 1 -> Networks.random(size / 4 + 1, config);
                        default -> List.of(Networks.parent());
                    };
            plannedMemory("memory of %d networks".formatted(networks.size()), networks, window);
        }
    }

    /** A simulator of its own, so that nothing is there already; the first network has all kernels compiled. */
    private void plannedMemory(String what, List<Network> networks, SimulationWindow window) {
        try (Simulator other = Networks.provider(name).open(SimulatorSettings.DEFAULT)) {
            Networks.run(other, networks.subList(0, 1), Networks.window(50));
            long baseline = usedMb() - heldMb(other);
            Networks.run(other, networks, window);
            long planned = heldMb(other);
            report(what, usedMb() - baseline, planned, Math.max(GRANULARITY_MB, planned / 10));
        }
    }

    private void report(String what, long measuredMb, long expectedMb, long toleranceMb) {
        boolean same = Math.abs(measuredMb - expectedMb) <= toleranceMb;
        differing += same ? 0 : 1;
        System.out.printf(
                "%-8s %s, measured %d MiB, expected %d%n", same ? "same" : "DIFFERS", what, measuredMb, expectedMb);
    }

    private static long heldMb(Simulator simulator) {
        return Long.parseLong(simulator.counters().get("bytes of memory held")) >> 20;
    }

    private static long usedMb() {
        try {
            Process process = new ProcessBuilder(
                            "nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits", "--id=0")
                    .start();
            return Long.parseLong(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim());
        } catch (IOException e) {
            throw new IllegalStateException("nvidia-smi is needed to see the device's memory", e);
        }
    }
}
