package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunControlTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(1_500, 500, 200, 0.05);

    static Stream<SimulatorProvider> providers() {
        return Stream.of(new ScalarSimulatorProvider(), new VectorSimulatorProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void run_cancelled_endsAfterTheChunk(SimulatorProvider provider) {
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
        try (Simulator simulator = provider.open(new SimulatorSettings(1000))) {
            assertThatThrownBy(() -> simulator.run(NetworkBatch.of(Networks.small(1)), WINDOW, Recording.NONE, control))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(done).containsExactly(1001, 2001);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void run_recordedSpikes_areThoseCounted(SimulatorProvider provider) {
        try (Simulator simulator = provider.open(SimulatorSettings.DEFAULT)) {
            Networks.RecordedRun run = Networks.record(simulator, Networks.small(3, "j_ex", 120), WINDOW);
            SimulationResult result = run.result();

            assertThat(run.spikes()).isSorted().doesNotHaveDuplicates();
            assertThat((long) run.spikes().length)
                    .isEqualTo(result.spikes().get(0) + result.spikes().get(1))
                    .isGreaterThan(1000);
            assertThat((int) (run.spikes()[run.spikes().length - 1] >>> 32)).isEqualTo(result.lastSpikeStep());
            long[] perWindow = new long[result.counts().windows()];
            for (long spike : run.spikes()) {
                int step = (int) (spike >>> 32);
                int window = (step - 10_000) / 4000;
                if (step >= 10_000 && window < perWindow.length) {
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
    void run_recordedVoltages_areTheSameInBothSimulatorsAndShowTheSpikes() {
        List<float[]> traces = new ArrayList<>();
        for (SimulatorProvider provider : providers().toList()) {
            float[] trace = new float[3 * (WINDOW.steps() - 1)];
            Recording recording = new Recording(
                    Optional.empty(),
                    Optional.of(new Recording.VoltageRequest(
                            List.of(0, 99, 124),
                            (network, first, mv, steps) ->
                                    System.arraycopy(mv, 0, trace, 3 * (first - 1), 3 * steps))));
            try (Simulator simulator = provider.open(new SimulatorSettings(1234))) {
                simulator.run(NetworkBatch.of(Networks.small(3, "j_ex", 120)), WINDOW, recording, RunControl.NONE);
            }
            traces.add(trace);
        }

        assertThat(traces.get(1)).isEqualTo(traces.get(0));
        assertThat(traces.get(0)).contains(-10f, -65f);
        assertThat(traces.get(0)[traces.get(0).length - 1]).isBetween(-100f, -10f);
    }

    @Test
    void run_afterClose_isRefused() {
        Simulator simulator = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT);
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> Networks.run(simulator, Networks.small(1), WINDOW))
                .hasMessageContaining("close");
    }
}
