package io.github.sparksnops.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImaginaryGpuTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(1_000, 200, 200, 0.05);

    private static final SimulatorProvider PROVIDER = ServiceLoader.load(SimulatorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("imaginary"))
            .findFirst()
            .orElseThrow();

    private static NetworkBatch network(long seed) {
        NetworkTemplate published = NetworkTemplate.named("random-balanced").orElseThrow();
        return NetworkBatch.of(
                Network.of(published.instantiate(published.defaultLayout(), published.defaultValues()), seed));
    }

    private static CountTable counts(long seed, RunControl control) {
        try (Simulator simulator = PROVIDER.open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = simulator
                    .run(network(seed), WINDOW, Recording.NONE, control)
                    .get(0);
            return (CountTable) result.counts();
        }
    }

    @Test
    void preference_amongAll_isTheLast() {
        assertThat(ServiceLoader.load(SimulatorProvider.class))
                .hasSizeGreaterThan(1)
                .allMatch(provider ->
                        provider.name().equals(PROVIDER.name()) || provider.preference() > PROVIDER.preference());
    }

    @Test
    void run_seeds_giveCountsThatVaryAndDependOnNothingElse() {
        CountTable counts = counts(1, RunControl.NONE);

        assertThat(counts.ofNeuron(0)).hasSize(WINDOW.countWindows());
        assertThat(IntStream.range(0, counts.neurons()).flatMap(i -> IntStream.of(counts.ofNeuron(i))))
                .contains(1, 2, 3)
                .allMatch(count -> count >= 1 && count <= 3);
        assertThat(counts).isEqualTo(counts(1, RunControl.NONE)).isNotEqualTo(counts(1L << 40, RunControl.NONE));
    }

    @Test
    void run_cancelled_ends() {
        RunControl cancelled = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {}
        };

        assertThatThrownBy(() -> counts(1, cancelled)).isInstanceOf(CancellationException.class);
    }
}
