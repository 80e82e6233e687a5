package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sparksnops.executor.cpu.IdentityCases;
import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.executor.gpu.Device.Launch;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the host does about memory, failures and ends, with a device that only pretends. */
class GpuSimulatorTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(500, 100, 100, 0.05);
    private static final long PLENTY = MemoryPlan.RESERVE_BYTES + (256 << 20);

    private static final RunControl CANCELLED = new RunControl() {
        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public void progress(int network, int stepsDone, int steps) {}
    };

    private static NetworkBatch batch(int networks) {
        return new NetworkBatch(
                IntStream.range(0, networks).mapToObj(Networks::small).toList());
    }

    private static GpuSimulator simulator(FakeDevice device) {
        return new GpuSimulator(SharedDevice.alone(device), BlockShape::fastest, SimulatorSettings.DEFAULT);
    }

    private static List<SimulationResult> run(FakeDevice device, int networks) {
        try (GpuSimulator simulator = simulator(device)) {
            return simulator.run(batch(networks), WINDOW, Recording.NONE, RunControl.NONE);
        }
    }

    /** Device memory that so many networks take together. */
    private static long bytes(int networks) {
        List<GpuBatch.Member> members = IntStream.range(0, networks)
                .mapToObj(n -> {
                    Network network = Networks.small(n);
                    BlockShape shape = BlockShape.fastest(network, WINDOW, new FakeDevice(1).limits());
                    RecordingRoom room =
                            RecordingRoom.of(Recording.NONE, network.spec().neurons());
                    return new GpuBatch.Member(n, new NetworkLayout(network, WINDOW, shape, room));
                })
                .toList();
        return BatchLayout.bytes(members);
    }

    private static long simulations(FakeDevice device) {
        return device.launches.stream()
                .filter(launch -> launch.kernel() == Kernel.SIMULATE_7)
                .count();
    }

    @Test
    void run_enoughMemory_isOneLaunchOfAll() {
        FakeDevice device = new FakeDevice(PLENTY);

        List<SimulationResult> results = run(device, 7);

        assertThat(results).hasSize(7).allMatch(r -> r.outcome() instanceof SimulationOutcome.Completed);
        assertThat(simulations(device)).as("and one that had begun meanwhile").isEqualTo(2);
        assertThat(device.launches)
                .filteredOn(launch -> launch.kernel() == Kernel.SIMULATE_7)
                .extracting(Launch::blocksX)
                .containsOnly(7);
        assertThat(device.largestUse).isEqualTo(bytes(7));
        assertThat(device.used()).isZero();
    }

    @Test
    void run_littleMemory_goesInParts() {
        FakeDevice device = new FakeDevice(MemoryPlan.RESERVE_BYTES + bytes(4) - 1);

        assertThat(run(device, 7)).hasSize(7).doesNotContainNull();

        assertThat(simulations(device)).isEqualTo(2 * 3);
        assertThat(device.largestUse).isEqualTo(bytes(3));
        assertThat(device.used()).isZero();
    }

    @Test
    void run_lessThanPromised_isHalvedAndTriedAgain() {
        FakeDevice device = new FakeDevice(PLENTY);
        device.largestPiece = bytes(2);

        assertThat(run(device, 8)).hasSize(8).doesNotContainNull();

        assertThat(simulations(device)).isEqualTo(2 * 4);
        assertThat(device.used()).isZero();
    }

    @Test
    void run_networkLargerThanTheDevice_isRefusedWithTheNumbers() {
        assertThatThrownBy(() -> run(new FakeDevice(MemoryPlan.RESERVE_BYTES + bytes(1) / 2), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("MB of GPU memory")
                .hasMessageContaining("--simulator cpu");
        FakeDevice inPieces = new FakeDevice(PLENTY);
        inPieces.largestPiece = bytes(1) / 2;
        assertThatThrownBy(() -> run(inPieces, 4)).isInstanceOf(UserError.class);
        assertThat(inPieces.used()).isZero();
    }

    @Test
    void run_deviceFails_givesAllMemoryBack() {
        for (int launch = 1; launch <= 5; launch++) {
            FakeDevice device = new FakeDevice(PLENTY);
            device.failingLaunch = launch;

            assertThatThrownBy(() -> run(device, 2)).as("launch %s", launch).isInstanceOf(SimulatorFailure.class);
            assertThat(device.used()).isZero();
        }
    }

    @Test
    void run_deviceIsLost_saysSoAndCloses() {
        for (int launch = 1; launch <= 5; launch++) {
            FakeDevice device = new FakeDevice(PLENTY);
            device.failingLaunch = launch;
            device.losesAll = true;
            GpuSimulator simulator = simulator(device);

            assertThatThrownBy(() -> simulator.run(batch(2), WINDOW, Recording.NONE, RunControl.NONE))
                    .isInstanceOf(SimulatorFailure.class)
                    .hasMessageContaining("cuLaunchKernel answered CUDA_ERROR_LAUNCH_FAILED");
            simulator.close();
            assertThat(device.closed).isTrue();
        }
    }

    @Test
    void run_compilationFailsOnce_isTriedAgain() {
        FakeDevice device = new FakeDevice(PLENTY);
        device.failingCompilations = 1;
        try (GpuSimulator simulator = simulator(device)) {
            assertThatThrownBy(() -> simulator.run(batch(1), WINDOW, Recording.NONE, RunControl.NONE))
                    .isInstanceOf(SimulatorFailure.class);
            assertThat(device.largestUse).isZero();

            assertThat(simulator.run(batch(1), WINDOW, Recording.NONE, RunControl.NONE))
                    .hasSize(1);
        }
    }

    @Test
    void run_othersUseTheDevice_waitsUntilCancelled() throws Exception {
        SharedDevice gpu = SharedDevice.alone(new FakeDevice(PLENTY));
        GpuSimulator simulator = new GpuSimulator(gpu, BlockShape::fastest, SimulatorSettings.DEFAULT);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        gpu.turn().lock();
        try {
            new Thread(() -> ended.complete(
                            catchThrowable(() -> simulator.run(batch(1), WINDOW, Recording.NONE, CANCELLED))))
                    .start();
            assertThat(ended.get(1, TimeUnit.MINUTES)).isInstanceOf(CancellationException.class);
        } finally {
            gpu.turn().unlock();
        }
    }

    @Test
    void run_cancelled_givesAllMemoryBack() {
        FakeDevice device = new FakeDevice(PLENTY);
        try (GpuSimulator simulator = simulator(device)) {
            assertThatThrownBy(() -> simulator.run(batch(2), WINDOW, Recording.NONE, CANCELLED))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(device.used()).isZero();
    }

    @Test
    void run_otherWindowsSeedsWeightsAndBatches_compileNothingAnew() {
        FakeDevice device = new FakeDevice(PLENTY);
        try (GpuSimulator simulator = simulator(device)) {
            simulator.run(batch(2), WINDOW, Recording.NONE, RunControl.NONE);
            assertThat(device.compiled).containsExactlyInAnyOrder("rows", "resident_7", "counts");

            NetworkBatch others = new NetworkBatch(
                    List.of(Networks.small(9, "j_ex", 50), Networks.small(10, "tau_decay_e", 9), Networks.small(11)));
            simulator.run(others, new SimulationWindow(900, 0, 50, 0.1), Recording.NONE, RunControl.NONE);
            simulator.run(batch(5), WINDOW, Recording.NONE.with((n, totals) -> new int[] {n}), RunControl.NONE);
            assertThat(device.compiled).hasSize(3);
        }
    }

    @Test
    void run_sameBatchAgain_takesItsMemoryFromThePool() {
        FakeDevice device = new FakeDevice(PLENTY);
        try (GpuSimulator simulator = simulator(device)) {
            for (int i = 0; i < 5; i++) {
                simulator.run(batch(3), WINDOW, Recording.NONE, RunControl.NONE);
            }
            assertThat(simulator.counters())
                    .containsEntry("allocations", "1")
                    .containsEntry("buffers found in the pool", "4")
                    .containsEntry("launches", Integer.toString(device.launches.size()))
                    .containsEntry("bytes of memory held", Long.toString(bytes(3)));
        }
        assertThat(device.used()).isZero();
    }

    @Test
    void run_kernelTooLargeForTheDevice_isRefusedBeforeAnythingIsTaken() {
        FakeDevice device = new FakeDevice(PLENTY);
        device.registers = 255;

        assertThatThrownBy(() -> simulator(device)
                        .run(
                                new NetworkBatch(List.of(IdentityCases.parentModel())),
                                WINDOW,
                                Recording.NONE,
                                RunControl.NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("255 registers in each of 512 threads")
                .hasMessageContaining("--simulator cpu");
        assertThat(device.launches).isEmpty();
        assertThat(device.largestUse).isZero();
    }

    @Test
    void ofFewestUsers_severalDevices_sharesThemEvenlyAndClosesThemAtTheEnd() {
        List<FakeDevice> devices = List.of(new FakeDevice(PLENTY), new FakeDevice(PLENTY));
        List<Integer> opened = new ArrayList<>();
        List<SharedDevice> uses = IntStream.range(0, 4)
                .mapToObj(i -> SharedDevice.ofFewestUsers(List.of(101, 102), ordinal -> {
                    opened.add(ordinal);
                    return devices.get(ordinal - 101);
                }))
                .toList();

        assertThat(opened).containsExactly(101, 102);
        assertThat(uses.get(2)).isSameAs(uses.get(0)).isNotSameAs(uses.get(1));
        assertThat(uses.get(3)).isSameAs(uses.get(1));
        uses.get(0).release();
        assertThat(devices.get(0).closed).isFalse();
        uses.get(2).release();
        assertThat(devices.get(0).closed).isTrue();
        assertThat(devices.get(1).closed).isFalse();
        uses.get(1).release();
        uses.get(3).release();
        assertThat(devices.get(1).closed).isTrue();
    }

    @Test
    void close_twice_closesTheDeviceAndRefusesRuns() {
        FakeDevice device = new FakeDevice(PLENTY);
        GpuSimulator simulator = simulator(device);

        simulator.close();
        simulator.close();

        assertThat(device.closed).isTrue();
        assertThatThrownBy(() -> simulator.run(batch(1), WINDOW, Recording.NONE, RunControl.NONE))
                .isInstanceOf(IllegalStateException.class);
    }
}
