package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorProvider.Availability.Unusable;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GpuSimulatorProviderTest {
    private final SimulatorProvider provider =
            ServiceLoader.load(SimulatorProvider.class).findFirst().orElseThrow();

    @Test
    void probe_twice_saysTheSameAndNamesARemedy() {
        Unusable first = (Unusable) provider.probe();
        Unusable second = (Unusable) provider.probe();

        assertThat(provider.name()).isEqualTo("gpu");
        assertThat(second).isEqualTo(first);
        assertThat(first.remedy()).contains("--simulator cpu");
    }

    @Test
    void open_always_refuses() {
        assertThatThrownBy(() -> provider.open(SimulatorSettings.DEFAULT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("gpu")
    void probe_machineWithGpu_namesIt() {
        Unusable found = (Unusable) provider.probe();

        assertThat(found.reason())
                .containsPattern(
                        "found NVIDIA .* \\(\\d+\\.\\d GiB, compute capability \\d+\\.\\d, CUDA driver for CUDA \\d+")
                .contains("CPUs only");
    }
}
