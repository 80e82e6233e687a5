package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.Recording;
import java.util.List;

/**
 * Buffers for what is recorded beyond counts. A kernel stops where one has no room for another step; the host empties it then, so
 * nothing is lost.
 *
 * @param spikes records of the buffer, at least as many as the network has neurons; 0 where none are wanted
 * @param voltageRows steps of the buffer; 0 where none are wanted
 * @param voltageNeurons different ids of the neurons whose potentials are wanted
 */
record RecordingRoom(int spikes, int voltageRows, List<Integer> voltageNeurons) {
    private static final int SPIKES = 1 << 16;
    private static final int VOLTAGES = 1 << 18;

    RecordingRoom {
        voltageNeurons = List.copyOf(voltageNeurons);
    }

    static RecordingRoom of(Recording recording, int neurons) {
        List<Integer> watched = recording.voltages().map(Recording.VoltageRequest::neurons).orElse(List.of()).stream()
                .distinct()
                .toList();
        return new RecordingRoom(
                recording.spikes().isPresent() ? Math.max(SPIKES, 2 * neurons) : 0,
                watched.isEmpty() ? 0 : Math.max(1, VOLTAGES / watched.size()),
                watched);
    }
}
