package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.executor.cpu.IdentityCases;
import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.executor.cpu.Networks.RecordedRun;
import io.github.sparksnops.executor.cpu.ScalarSimulatorProvider;
import io.github.sparksnops.executor.gpu.GpuSimulator.ShapeChoice;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CUDA sources, on the host, give the spikes of the scalar simulator: to the bit, however they are launched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelIdentityTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(150, 20, 30, 0.05);
    private static final ShapeChoice GENERAL = (network, window, limits) -> BlockShape.general();

    private final List<Network> networks = IdentityCases.all();
    private final List<RecordedRun> scalar = new ArrayList<>();

    @BeforeAll
    void runScalar() {
        try (Simulator simulator = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            for (Network network : networks) {
                scalar.add(Networks.record(simulator, network, WINDOW));
            }
        }
    }

    private static Simulator simulator(ShapeChoice shapes, int chunkSteps) {
        return new GpuSimulator(SharedDevice.alone(new HostDevice()), shapes, new SimulatorSettings(chunkSteps));
    }

    @Test
    void cases_spike() {
        assertThat(scalar).filteredOn(run -> run.spikes().length > 200).hasSizeGreaterThan(30);
    }

    @Test
    void general_allCases_giveTheScalarSpikes() {
        try (Simulator simulator = simulator(GENERAL, 10_000)) {
            for (int n = 0; n < networks.size(); n++) {
                assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
            }
        }
    }

    @Test
    void fastest_allCases_giveTheScalarSpikes() {
        try (Simulator simulator = simulator(BlockShape::fastest, 10_000)) {
            for (int n = 0; n < networks.size(); n++) {
                assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
            }
        }
    }

    @Test
    void fastest_publishedSizes_giveTheScalarSpikes() {
        SimulationWindow window = new SimulationWindow(60, 10, 10, 0.05);
        try (Simulator scalar = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT);
                Simulator simulator = simulator(BlockShape::fastest, 10_000)) {
            for (NetworkTemplate template : NetworkTemplate.all()) {
                Network network = Networks.network(template, template.defaultLayout(), template.defaultValues(), 3);
                RecordedRun expected = Networks.record(scalar, network, window);
                RecordedRun run = Networks.record(simulator, network, window);

                assertThat(expected.spikes()).hasSizeGreaterThan(1000);
                assertThat(run.spikes()).isEqualTo(expected.spikes());
                assertThat(run.result().counts()).isEqualTo(expected.result().counts());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SIMULATE_7, 96",
        "SIMULATE_7, 256",
        "SIMULATE_7, 512",
        "SIMULATE_13, 32",
        "SIMULATE_13, 160",
        "SIMULATE_13, 256",
        "SIMULATE_25, 32",
        "SIMULATE_25, 64",
        "SIMULATE_25, 128"
    })
    void resident_anyKernelAndBlock_givesTheScalarSpikes(Kernel kernel, int threads) {
        List<Integer> fitting = IntStream.range(0, networks.size())
                .filter(n -> inThreads(kernel, threads, networks.get(n)).isPresent())
                .boxed()
                .toList();
        assertThat(fitting).hasSizeGreaterThan(2);
        try (Simulator simulator = simulator(
                (network, window, limits) -> inThreads(kernel, threads, network).orElseThrow(), 10_000)) {
            for (int k = 0; k < fitting.size(); k += Math.max(1, fitting.size() / 4)) {
                int n = fitting.get(k);
                assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
            }
        }
    }

    private static Optional<BlockShape> inThreads(Kernel kernel, int threads, Network network) {
        return BlockShape.inThreads(kernel, threads, network.spec());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 999})
    void simulate_anyChunkLength_givesTheScalarSpikes(int chunkSteps) {
        for (ShapeChoice shapes : List.<ShapeChoice>of(BlockShape::fastest, GENERAL)) {
            try (Simulator simulator = simulator(shapes, chunkSteps)) {
                for (int n : new int[] {3, 26, networks.size() - 1}) {
                    assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void simulate_batchesInAnyOrder_giveTheScalarCounts(int size) {
        List<Integer> order = IntStream.range(0, networks.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(size));
        order = order.subList(0, 14);
        try (Simulator simulator = simulator(BlockShape::fastest, 500)) {
            for (int from = 0; from < order.size(); from += size) {
                List<Integer> part = order.subList(from, Math.min(from + size, order.size()));
                List<SimulationResult> results = simulator.run(
                        new NetworkBatch(part.stream().map(networks::get).toList()),
                        WINDOW,
                        Recording.NONE,
                        RunControl.NONE);
                for (int k = 0; k < part.size(); k++) {
                    assertSame(part.get(k), results.get(k));
                }
            }
        }
    }

    @Test
    void simulate_voltagesOfChosenNeurons_areTheScalarOnes() {
        List<Integer> chosen = List.of(60, 0, 121, 60);
        Network network = Networks.small(3);
        float[] expected;
        try (Simulator simulator = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            expected = voltages(simulator, network, chosen);
        }
        assertThat(expected).hasSize((WINDOW.steps() - 1) * chosen.size());

        for (ShapeChoice shapes : List.<ShapeChoice>of(BlockShape::fastest, GENERAL)) {
            try (Simulator simulator = simulator(shapes, 10_000)) {
                assertThat(voltages(simulator, network, chosen)).isEqualTo(expected);
            }
        }
    }

    private static float[] voltages(Simulator simulator, Network network, List<Integer> neurons) {
        float[] all = new float[(WINDOW.steps() - 1) * neurons.size()];
        int[] filled = new int[1];
        Recording.VoltageRequest request = new Recording.VoltageRequest(neurons, (n, firstStep, millivolts, steps) -> {
            assertThat(firstStep).isEqualTo(1 + filled[0] / neurons.size());
            System.arraycopy(millivolts, 0, all, filled[0], steps * neurons.size());
            filled[0] += steps * neurons.size();
        });
        simulator.run(
                NetworkBatch.of(network),
                WINDOW,
                new Recording(Optional.empty(), Optional.of(request)),
                RunControl.NONE);
        return Arrays.copyOf(all, filled[0]);
    }

    private void assertSame(int n, RecordedRun run) {
        assertThat(run.spikes())
                .as("spikes of case %s", n)
                .isEqualTo(scalar.get(n).spikes());
        assertSame(n, run.result());
    }

    private void assertSame(int n, SimulationResult result) {
        SimulationResult expected = scalar.get(n).result();
        assertThat(result.outcome()).as("case %s", n).isEqualTo(expected.outcome());
        assertThat(result.counts()).as("case %s", n).isEqualTo(expected.counts());
        assertThat(result.spikes()).as("case %s", n).isEqualTo(expected.spikes());
        assertThat(result.countedSpikes()).as("case %s", n).isEqualTo(expected.countedSpikes());
        assertThat(result.lastSpikeStep()).as("case %s", n).isEqualTo(expected.lastSpikeStep());
    }
}
