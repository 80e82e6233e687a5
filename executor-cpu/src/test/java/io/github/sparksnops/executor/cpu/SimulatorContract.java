package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.simulation.CountSelection;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every simulator owes its callers; each has a test that extends this. The scalar one is the measure of results. */
public abstract class SimulatorContract {
    private static final SimulationWindow WINDOW = new SimulationWindow(500, 100, 50, 0.05);
    private static final Object[] BUSY = {"j_ex", 120};
    private static final Object[] SATURATED = {"j_ee", 100_000, "j_ex", 100_000, "j_ei", 0, "j_ii", 0, "j_ie", 100_000};

    /** A new simulator, to be closed by the test. */
    protected abstract Simulator open(SimulatorSettings settings);

    private static Simulator scalar() {
        return new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT);
    }

    @Test
    void run_cancelled_endsAfterTheChunk() {
        List<Integer> done = new ArrayList<>();
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return done.size() == 2;
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {
                done.add(stepsDone);
            }
        };
        try (Simulator simulator = open(new SimulatorSettings(1000))) {
            assertThatThrownBy(() -> simulator.run(NetworkBatch.of(Networks.small(1)), WINDOW, Recording.NONE, control))
                    .isInstanceOf(CancellationException.class);
            assertThat(done).containsExactly(1001, 2001);

            assertThat(Networks.run(simulator, Networks.small(1), WINDOW).outcome())
                    .as("it goes on afterwards")
                    .isEqualTo(new SimulationOutcome.Completed());
        }
    }

    @Test
    void run_recordedSpikes_areThoseCounted() {
        try (Simulator simulator = open(SimulatorSettings.DEFAULT)) {
            Networks.RecordedRun run = Networks.record(simulator, Networks.small(3, BUSY), WINDOW);
            SimulationResult result = run.result();

            assertThat(run.spikes()).isSorted().doesNotHaveDuplicates();
            assertThat((long) run.spikes().length)
                    .isEqualTo(result.spikes().get(0) + result.spikes().get(1))
                    .isGreaterThan(300);
            assertThat((int) (run.spikes()[run.spikes().length - 1] >>> 32)).isEqualTo(result.lastSpikeStep());
            long[] perWindow = new long[result.counts().windows()];
            for (long spike : run.spikes()) {
                int step = (int) (spike >>> 32);
                int window = (step - WINDOW.burnInSteps()) / WINDOW.countWindowSteps();
                if (step >= WINDOW.burnInSteps() && window < perWindow.length) {
                    perWindow[window]++;
                }
            }
            for (int w = 0; w < perWindow.length; w++) {
                long sum = 0;
                for (int i = 0; i < result.counts().neurons(); i++) {
                    sum += result.counts().count(i, w);
                }
                assertThat(sum).isEqualTo(perWindow[w]);
            }
        }
    }

    @Test
    void run_recordedVoltages_areTheScalarOnesAndShowTheSpikes() {
        float[] ours = voltages(open(new SimulatorSettings(1234)));

        assertThat(ours).isEqualTo(voltages(scalar()));
        assertThat(ours).contains(-10f, -65f);
        assertThat(ours[ours.length - 1]).isBetween(-100f, -10f);
    }

    private static float[] voltages(Simulator opened) {
        float[] trace = new float[3 * (WINDOW.steps() - 1)];
        Recording recording = new Recording(
                Optional.empty(),
                Optional.of(new Recording.VoltageRequest(
                        List.of(0, 99, 124),
                        (network, first, mv, steps) -> System.arraycopy(mv, 0, trace, 3 * (first - 1), 3 * steps))));
        try (Simulator simulator = opened) {
            simulator.run(NetworkBatch.of(Networks.small(3, BUSY)), WINDOW, recording, RunControl.NONE);
        }
        return trace;
    }

    @Test
    void run_chosenNeurons_haveTheirCountsAndAllHaveTotals() {
        int[][] chosen = {{0, 7, 8, 99, 100, 124}, {}, {3}};
        List<Network> networks = List.of(Networks.small(3, BUSY), Networks.small(4, BUSY), Networks.small(5, BUSY));
        List<long[]> totals = new ArrayList<>();
        CountSelection selection = (network, ofNetwork) -> {
            assertThat(network).isEqualTo(totals.size());
            totals.add(ofNetwork);
            return chosen[network];
        };
        try (Simulator simulator = open(SimulatorSettings.DEFAULT);
                Simulator scalar = scalar()) {
            List<SimulationResult> results =
                    simulator.run(new NetworkBatch(networks), WINDOW, Recording.NONE.with(selection), RunControl.NONE);

            for (int n = 0; n < chosen.length; n++) {
                SimulationResult expected = Networks.run(scalar, networks.get(n), WINDOW);
                for (int neuron : chosen[n]) {
                    assertThat(results.get(n).counts().ofNeuron(neuron))
                            .isEqualTo(expected.counts().ofNeuron(neuron));
                }
                assertThat(results.get(n).counts().neurons()).isEqualTo(125);
                assertThat(results.get(n).counts().windows()).isEqualTo(WINDOW.countWindows());
                assertThat(results.get(n).counts().totals(0, 125))
                        .isEqualTo(expected.counts().totals(0, 125));
                assertThat(results.get(n).counts().totals(90, 110))
                        .isEqualTo(expected.counts().totals(90, 110));
            }
        }
    }

    @Test
    void run_batch_givesWhatEachNetworkGivesByItself() {
        List<Network> networks = List.of(
                Networks.small(5, BUSY), Networks.small(1, SATURATED), Networks.small(6), Networks.small(7, BUSY));
        try (Simulator simulator = open(new SimulatorSettings(900));
                Simulator scalar = scalar()) {
            List<SimulationResult> results =
                    simulator.run(new NetworkBatch(networks), WINDOW, Recording.NONE, RunControl.NONE);

            for (int n = 0; n < networks.size(); n++) {
                SimulationResult expected = Networks.run(scalar, networks.get(n), WINDOW);
                assertThat(results.get(n).outcome()).isEqualTo(expected.outcome());
                assertThat(results.get(n).counts()).isEqualTo(expected.counts());
                assertThat(results.get(n).spikes()).isEqualTo(expected.spikes());
                assertThat(results.get(n).countedSpikes()).isEqualTo(expected.countedSpikes());
                assertThat(results.get(n).lastSpikeStep()).isEqualTo(expected.lastSpikeStep());
            }
            assertThat(results.get(1).outcome())
                    .isEqualTo(new SimulationOutcome.Infeasible(InfeasibilityRule.REFRACTORY_LIMITED, 1000));
        }
    }

    @Test
    void run_oneAfterTheOther_leavesNothingBehind() {
        List<SimulationWindow> windows =
                List.of(WINDOW, new SimulationWindow(300, 0, 20, 0.05), new SimulationWindow(400, 50, 100, 0.1));
        try (Simulator simulator = open(SimulatorSettings.DEFAULT)) {
            for (int run : new int[] {0, 1, 2, 1, 0}) {
                Network network = Networks.small(run, "j_ex", 100 + 20 * run);
                try (Simulator scalar = scalar()) {
                    assertThat(Networks.run(simulator, network, windows.get(run))
                                    .counts())
                            .isEqualTo(Networks.run(scalar, network, windows.get(run))
                                    .counts());
                }
            }
        }
    }

    @Test
    void run_progress_endsAtTheLastStepOfEveryNetwork() {
        int[] reached = new int[3];
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {
                assertThat(stepsDone).isGreaterThan(reached[network]).isLessThanOrEqualTo(steps);
                reached[network] = stepsDone;
            }
        };
        try (Simulator simulator = open(new SimulatorSettings(3000))) {
            simulator.run(
                    new NetworkBatch(
                            IntStream.range(0, 3).mapToObj(Networks::small).toList()),
                    WINDOW,
                    Recording.NONE,
                    control);
        }

        assertThat(reached).containsOnly(WINDOW.steps());
    }

    @Test
    void run_afterClose_isRefused() {
        Simulator simulator = open(SimulatorSettings.DEFAULT);
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> Networks.run(simulator, Networks.small(1), WINDOW))
                .hasMessageContaining("close");
    }
}
