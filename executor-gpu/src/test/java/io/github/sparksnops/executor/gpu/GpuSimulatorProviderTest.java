package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.executor.cpu.IdentityCases;
import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.executor.gpu.CudaDevices.CudaDevice;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorProvider.Availability.Unusable;
import io.github.sparksnops.network.simulation.SimulatorProvider.Availability.Usable;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GpuSimulatorProviderTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    private final SimulatorProvider provider = ServiceLoader.load(SimulatorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(p -> p.name().equals("gpu"))
            .findFirst()
            .orElseThrow();

    private static CudaDevice device(String capability, String cuda) {
        return new CudaDevice("NVIDIA Thing", 80L << 30, 132, capability, cuda);
    }

    @Test
    void probe_twice_saysTheSame() {
        assertThat(provider.probe()).isEqualTo(provider.probe());
    }

    @Test
    void found_noDevice_isUnusable() {
        assertThat(GpuSimulatorProvider.found(List.of(), ANY))
                .isInstanceOfSatisfying(
                        Unusable.class, not -> assertThat(not.remedy()).contains("--simulator cpu"));
    }

    @Test
    void found_deviceTooOld_saysWhatIsNeeded() {
        for (CudaDevice old : List.of(device("7.0", "13.0"), device("9.0", "10.2"))) {
            assertThat(GpuSimulatorProvider.found(List.of(old), ANY)).isInstanceOfSatisfying(Unusable.class, not -> {
                assertThat(not.reason()).contains("NVIDIA Thing (80.0 GiB", "need compute capability 7.5", "CUDA 11.0");
                assertThat(not.remedy()).contains("--simulator cpu");
            });
        }
    }

    @Test
    void found_deviceGoodEnough_isUsableWithACaution() {
        for (CudaDevice good : List.of(device("7.5", "11.0"), device("9.0", "13.0"), device("10.0", "12.9"))) {
            assertThat(GpuSimulatorProvider.found(List.of(good), ANY))
                    .isInstanceOfSatisfying(
                            Usable.class, usable -> assertThat(usable.note()).contains("not yet checked on one"));
        }
    }

    @Test
    void usable_severalDevices_areThoseWithKernels() {
        List<CudaDevice> mixed = List.of(device("7.0", "13.0"), device("9.0", "13.0"), device("8.6", "13.0"));

        assertThat(GpuSimulatorProvider.usable(mixed, ANY)).containsExactly(1, 2);
        assertThat(GpuSimulatorProvider.found(mixed, ANY))
                .isInstanceOfSatisfying(Usable.class, usable -> assertThat(usable.device())
                        .contains("capability 9.0", "capability 8.6")
                        .doesNotContain("capability 7.0"));
    }

    @Test
    void usable_deviceThatTheClusterGave_isThatOneOrNone() {
        List<CudaDevice> mixed = List.of(device("7.0", "13.0"), device("9.0", "13.0"), device("8.6", "13.0"));

        assertThat(GpuSimulatorProvider.usable(mixed, OptionalInt.of(2))).containsExactly(2);
        assertThat(GpuSimulatorProvider.usable(mixed, OptionalInt.of(0))).isEmpty();
        assertThat(GpuSimulatorProvider.found(mixed, OptionalInt.of(2)))
                .isInstanceOfSatisfying(Usable.class, usable -> assertThat(usable.device())
                        .startsWith("GPU 2: NVIDIA Thing")
                        .contains("capability 8.6")
                        .doesNotContain("capability 9.0"));
        assertThat(GpuSimulatorProvider.found(mixed, OptionalInt.of(0)))
                .isInstanceOfSatisfying(Unusable.class, not -> assertThat(not.reason())
                        .contains("GPU 0", "capability 7.0", "need compute capability 7.5"));
        assertThat(GpuSimulatorProvider.found(mixed, OptionalInt.of(3))).isInstanceOfSatisfying(Unusable.class, not -> {
            assertThat(not.reason()).contains("GPU 3", "shows 3");
            assertThat(not.remedy()).contains("conf/gpus.sh");
        });
    }

    @Test
    void open_withoutADriver_fails() {
        if (provider.probe() instanceof Unusable) {
            assertThatThrownBy(() -> provider.open(SimulatorSettings.DEFAULT))
                    .isInstanceOfAny(LinkageError.class, SimulatorFailure.class);
        }
    }

    @Test
    void shapes_namedKernel_isTakenWhereTheNetworkFits() {
        DeviceLimits limits = new FakeDevice(1).limits();
        SimulationWindow window = new SimulationWindow(1_500, 500, 100, 0.05);

        assertThat(GpuSimulatorProvider.shapes(null)
                        .of(Networks.small(1), window, limits)
                        .kernel())
                .isEqualTo(Kernel.SIMULATE_7);
        assertThat(GpuSimulatorProvider.shapes("simulate_25")
                        .of(Networks.small(1), window, limits)
                        .kernel())
                .isEqualTo(Kernel.SIMULATE_25);
        assertThat(GpuSimulatorProvider.shapes("simulate_7")
                        .of(IdentityCases.parentModel(), window, limits)
                        .kernel())
                .isEqualTo(Kernel.SIMULATE_GENERAL);
        assertThatThrownBy(() -> GpuSimulatorProvider.shapes("wire_rows"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no kernel 'wire_rows'");
    }
}
