package io.github.sparksnops.network.simulation;

import java.util.List;
import java.util.Map;

/**
 * Runs batches of networks on some hardware. All simulators give bit-identical spike counts and spike times for a network and
 * a window, whatever the batch, the chunk length, the lane width or the device ({@code docs/numerics.md}).
 *
 * <p>Belongs to one thread. Keeps its working memory between runs, hence closeable; closing twice is allowed.
 */
public interface Simulator extends AutoCloseable {
    /**
     * Simulates every network of the batch.
     *
     * @return one result per network, in order
     * @throws java.util.concurrent.CancellationException where the control says so
     * @throws SimulatorFailure where the hardware fails
     */
    List<SimulationResult> run(NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control);

    /** So many networks at a time make the best use of it: 1 where they are run one after the other. */
    default int batchSize() {
        return 1;
    }

    /** What it has done on its device since that was opened: names for people, and numbers; empty where there is nothing to tell. */
    default Map<String, String> counters() {
        return Map.of();
    }

    @Override
    void close();
}
