package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.GpuBatch.Member;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs the networks of a batch side by side, a block of threads each; twin of {@code CpuSimulator}. */
final class GpuSimulator implements Simulator {
    /** Networks of a batch for each multiprocessor: whose network ends early takes the next one. */
    static final int NETWORKS_PER_MULTIPROCESSOR = 4;

    private final SharedDevice gpu;
    private final ShapeChoice shapes;
    private final SimulatorSettings settings;
    private boolean closed;

    /** Which shape a network is simulated in, if it has the choice. */
    @FunctionalInterface
    interface ShapeChoice {
        BlockShape of(Network network, SimulationWindow window, DeviceLimits limits);
    }

    /** A simulator that has a use of a device. */
    GpuSimulator(SharedDevice gpu, ShapeChoice shapes, SimulatorSettings settings) {
        this.gpu = gpu;
        this.shapes = shapes;
        this.settings = settings;
    }

    @Override
    public List<SimulationResult> run(
            NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
        if (closed) {
            throw new IllegalStateException("simulator used after close");
        }
        gpu.takeTurn(control);
        try {
            return runAlone(batch, window, recording, control);
        } finally {
            gpu.turn().unlock();
        }
    }

    private List<SimulationResult> runAlone(
            NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
        SimulationResult[] results = new SimulationResult[batch.size()];
        List<Member> members = new ArrayList<>();
        for (int n = 0; n < batch.size(); n++) {
            Network network = batch.networks().get(n);
            members.add(member(
                    n, network, window, shapes.of(network, window, gpu.device().limits()), recording));
        }
        int most = members.size();
        while (!members.isEmpty()) {
            if (control.cancelled()) {
                throw new CancellationException("cancelled before a batch on the GPU");
            }
            List<Member> group =
                    MemoryPlan.fitting(sameLaunch(members), most, gpu.pool().available());
            List<Member> tooLarge;
            try {
                tooLarge = run(group, recording, control, results);
            } catch (Device.OutOfDeviceMemory e) {
                // Others use the GPU too, and its memory may be in pieces: half as many are tried.
                if (group.size() == 1) {
                    throw MemoryPlan.tooLarge(
                            group.get(0),
                            Math.min(gpu.pool().available(), gpu.device().freeBytes()));
                }
                most = group.size() / 2;
                continue;
            }
            members.removeAll(group);
            for (Member member : group) {
                if (results[member.index()] == null) {
                    Network network = member.layout().network();
                    BlockShape shape = tooLarge.contains(member)
                            ? BlockShape.general()
                            : member.layout().shape();
                    members.add(member(member.index(), network, window, shape, recording));
                }
            }
        }
        return List.of(results);
    }

    @Override
    public int batchSize() {
        return NETWORKS_PER_MULTIPROCESSOR * gpu.device().limits().multiprocessors();
    }

    @Override
    public Map<String, String> counters() {
        gpu.turn().lock();
        try {
            return gpu.counters();
        } finally {
            gpu.turn().unlock();
        }
    }

    /**
     * Plans a network.
     *
     * @throws UserError with all that speaks against it
     */
    private Member member(int index, Network network, SimulationWindow window, BlockShape shape, Recording recording) {
        List<Problem> problems = LaunchProblems.of(
                network.spec(),
                window,
                shape,
                StepSpikes.of(network, window),
                gpu.device().limits(),
                gpu.device().needs(shape.kernel()));
        // Before memory is taken for networks, and before any of them has begun.
        gpu.device().compile(Kernel.TOTAL_COUNTS.unit());
        gpu.device().compile(shape.resident() ? Kernel.WIRE_ROWS.unit() : Kernel.WIRE_LISTS.unit());
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        RecordingRoom room = RecordingRoom.of(recording, network.spec().neurons());
        return new Member(index, new NetworkLayout(network, window, shape, room));
    }

    /** Those that the first one's kernel and number of threads serve as well. */
    private static List<Member> sameLaunch(List<Member> members) {
        BlockShape first = members.get(0).layout().shape();
        return members.stream()
                .filter(m -> m.layout().shape().kernel() == first.kernel()
                        && m.layout().shape().threads() == first.threads())
                .toList();
    }

    /** Runs networks that go together; where some turn out not to fit their shape, returns these and runs none. */
    private List<Member> run(
            List<Member> members, Recording recording, RunControl control, SimulationResult[] results) {
        long start = System.nanoTime();
        try (GpuBatch batch = new GpuBatch(gpu, members)) {
            List<Member> tooLarge = batch.wire();
            if (tooLarge.isEmpty()) {
                double buildMs = (System.nanoTime() - start) / 1e6;
                List<SimulationResult> done = batch.run(settings.chunkSteps(), recording, control, buildMs);
                for (int n = 0; n < members.size(); n++) {
                    results[members.get(n).index()] = done.get(n);
                }
            }
            return tooLarge;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            gpu.release();
        }
    }
}
