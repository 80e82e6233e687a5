package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the host does about memory, failures and ends, with a device that only pretends. */
class GpuSimulatorTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(500, 100, 100, 0.05);
    private static final long PLENTY = MemoryPlan.RESERVE_BYTES + (256 << 20);

    private static NetworkBatch batch(int networks) {
        return new NetworkBatch(
                IntStream.range(0, networks).mapToObj(Networks::small).toList());
    }

    private static GpuSimulator simulator(FakeDevice device) {
        return new GpuSimulator(device, BlockShape::fastest, SimulatorSettings.DEFAULT);
    }

    private static List<SimulationResult> run(FakeDevice device, int networks) {
        return simulator(device).run(batch(networks), WINDOW, Recording.NONE, RunControl.NONE);
    }

    private static long bytes(Network network) {
        BlockShape shape = BlockShape.fastest(network, WINDOW, new FakeDevice(1).limits());
        RecordingRoom room = RecordingRoom.of(Recording.NONE, network.spec().neurons());
        return new NetworkLayout(network, WINDOW, shape, room).bytes();
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
        assertThat(simulations(device)).isEqualTo(1);
        assertThat(device.launches).extracting(Launch::blocksX).containsOnly(7);
        assertThat(device.used()).isZero();
    }

    @Test
    void run_littleMemory_goesInParts() {
        long one = bytes(Networks.small(0));
        FakeDevice device = new FakeDevice(MemoryPlan.RESERVE_BYTES + 3 * one + one / 2);

        assertThat(run(device, 7)).hasSize(7).doesNotContainNull();

        assertThat(simulations(device)).isEqualTo(3);
        assertThat(device.largestUse).isLessThanOrEqualTo(3 * one + one / 2);
        assertThat(device.used()).isZero();
    }

    @Test
    void run_lessThanPromised_isHalvedAndTriedAgain() {
        FakeDevice device = new FakeDevice(PLENTY);
        device.largestPiece = 2 * bytes(Networks.small(0)) + 4096;

        assertThat(run(device, 8)).hasSize(8).doesNotContainNull();

        assertThat(simulations(device)).isEqualTo(4);
        assertThat(device.used()).isZero();
    }

    @Test
    void run_networkLargerThanTheDevice_isRefusedWithTheNumbers() {
        long one = bytes(Networks.small(0));

        assertThatThrownBy(() -> run(new FakeDevice(MemoryPlan.RESERVE_BYTES + one / 2), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("MB of GPU memory")
                .hasMessageContaining("--simulator cpu");
        FakeDevice inPieces = new FakeDevice(PLENTY);
        inPieces.largestPiece = one / 2;
        assertThatThrownBy(() -> run(inPieces, 4)).isInstanceOf(UserError.class);
        assertThat(inPieces.used()).isZero();
    }

    @Test
    void run_deviceFails_givesAllMemoryBack() {
        for (int launch = 1; launch <= 3; launch++) {
            FakeDevice device = new FakeDevice(PLENTY);
            device.failingLaunch = launch;

            assertThatThrownBy(() -> run(device, 2)).isInstanceOf(SimulatorFailure.class);
            assertThat(device.used()).isZero();
        }
    }

    @Test
    void run_cancelled_givesAllMemoryBack() {
        FakeDevice device = new FakeDevice(PLENTY);
        RunControl cancelled = new RunControl() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {}
        };

        assertThatThrownBy(() -> simulator(device).run(batch(2), WINDOW, Recording.NONE, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(device.used()).isZero();
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
