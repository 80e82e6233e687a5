package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class VectorSimulatorTest extends SimulatorContract {
    @Override
    protected Simulator open(SimulatorSettings settings) {
        return new VectorSimulatorProvider().open(settings);
    }

    @Test
    void run_largeNetworkCancelled_endsAfterFewerSteps() {
        List<Integer> done = new ArrayList<>();
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return !done.isEmpty();
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {
                done.add(stepsDone);
            }
        };
        SimulationWindow window = new SimulationWindow(2_000, 500, 100, 0.05);
        try (Simulator simulator = open(SimulatorSettings.DEFAULT)) {
            assertThatThrownBy(() -> simulator.run(
                            NetworkBatch.of(IdentityCases.parentModel()), window, Recording.NONE, control))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(done).as("50,000 neurons").containsExactly(2001);
    }
}
