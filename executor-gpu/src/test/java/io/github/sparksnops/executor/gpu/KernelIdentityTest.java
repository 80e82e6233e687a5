package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.executor.cpu.IdentityCases;
import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.executor.cpu.Networks.RecordedRun;
import io.github.sparksnops.executor.cpu.ScalarSimulatorProvider;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The CUDA sources, on the host, give the spikes of the scalar simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelIdentityTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(150, 20, 30, 0.05);
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

    @Test
    void general_allCases_giveTheScalarSpikes() {
        try (Simulator simulator = new GpuSimulator(
                new HostDevice(), (network, window, limits) -> BlockShape.general(), SimulatorSettings.DEFAULT)) {
            for (int n = 0; n < networks.size(); n++) {
                assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
            }
        }
    }

    @Test
    void resident_allCases_giveTheScalarSpikes() {
        try (Simulator simulator = new GpuSimulator(
                new HostDevice(),
                (network, window, limits) -> BlockShape.resident(
                                Kernel.SIMULATE_7,
                                network.spec(),
                                window,
                                NetworkLayout.listLength(network, window),
                                limits)
                        .orElseGet(BlockShape::general),
                SimulatorSettings.DEFAULT)) {
            for (int n = 0; n < networks.size(); n++) {
                assertSame(n, Networks.record(simulator, networks.get(n), WINDOW));
            }
        }
    }

    private void assertSame(int n, RecordedRun run) {
        RecordedRun expected = scalar.get(n);
        assertThat(run.spikes()).as("spikes of case %s", n).isEqualTo(expected.spikes());
        assertThat(run.result().outcome())
                .as("case %s", n)
                .isEqualTo(expected.result().outcome());
        assertThat(run.result().counts())
                .as("case %s", n)
                .isEqualTo(expected.result().counts());
        assertThat(run.result().spikes()).isEqualTo(expected.result().spikes());
        assertThat(run.result().countedSpikes()).isEqualTo(expected.result().countedSpikes());
        assertThat(run.result().lastSpikeStep()).isEqualTo(expected.result().lastSpikeStep());
    }
}
