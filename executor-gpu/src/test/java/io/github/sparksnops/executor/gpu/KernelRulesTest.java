package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.executor.cpu.Networks.RecordedRun;
import io.github.sparksnops.executor.cpu.ScalarSimulatorProvider;
import io.github.sparksnops.executor.gpu.GpuSimulator.ShapeChoice;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationOutcome.Infeasible;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that end a simulation, on the kernels: at the same step as on the CPU, with the same spikes up to it. */
class KernelRulesTest {
    private static final SimulationWindow LONG = new SimulationWindow(2_500, 500, 200, 0.05);
    private static final SimulationWindow SHORT = new SimulationWindow(500, 100, 100, 0.05);
    /** The look-back of 50 ms is half of the steps between two looks. */
    private static final SimulationWindow COARSE = new SimulationWindow(300, 0, 50, 0.1);
    /** And five times as many. */
    private static final SimulationWindow FINE = new SimulationWindow(800, 0, 100, 0.01);

    private static final Object[] SATURATED = {"j_ee", 100_000, "j_ex", 100_000, "j_ei", 0, "j_ii", 0, "j_ie", 100_000};
    private static final Object[] BUSY = {"j_ex", 600, "j_ix", 600, "j_ei", 0, "j_ii", 0, "j_ee", 0, "j_ie", 0};
    private static final Object[] QUIET = {"j_ex", 0, "j_ix", 0};

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(SHORT, InfeasibilityRule.REFRACTORY_LIMITED, SATURATED),
                Arguments.of(COARSE, InfeasibilityRule.REFRACTORY_LIMITED, SATURATED),
                Arguments.of(FINE, InfeasibilityRule.REFRACTORY_LIMITED, SATURATED),
                Arguments.of(SHORT, InfeasibilityRule.SPIKE_BUDGET, BUSY),
                Arguments.of(LONG, InfeasibilityRule.SILENT, QUIET),
                Arguments.of(SHORT, InfeasibilityRule.STOPPED_EARLY, QUIET));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void run_networkMadeForARule_stopsAsOnTheCpu(SimulationWindow window, InfeasibilityRule rule, Object[] changes) {
        Network network = Networks.small(1, changes);
        RecordedRun expected;
        try (Simulator simulator = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            expected = Networks.record(simulator, network, window);
        }
        assertThat(expected.result().outcome())
                .isInstanceOfSatisfying(Infeasible.class, infeasible -> assertThat(infeasible.rule())
                        .isEqualTo(rule));

        for (ShapeChoice shapes : List.<ShapeChoice>of(BlockShape::fastest, (n, w, limits) -> BlockShape.general())) {
            for (int chunkSteps : new int[] {700, 10_000}) {
                try (Simulator simulator = new GpuSimulator(
                        SharedDevice.alone(new HostDevice()), shapes, new SimulatorSettings(chunkSteps))) {
                    RecordedRun run = Networks.record(simulator, network, window);

                    assertThat(run.result().outcome())
                            .isEqualTo(expected.result().outcome());
                    assertThat(run.result().counts())
                            .isEqualTo(expected.result().counts());
                    assertThat(run.result().lastSpikeStep())
                            .isEqualTo(expected.result().lastSpikeStep());
                    assertThat(run.spikes()).isEqualTo(expected.spikes());
                }
            }
        }
    }
}
